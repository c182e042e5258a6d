"""What fields and questions are called in a clerk's words, in both languages."""

from ..declaration import Field, Question
from ..language import Text

FIELDS: dict[Field, Text] = {
    Field.COMPANY_NAME: Text("company name", "公司名称"),
    Field.SCOPE: Text("declaration scope", "申报范围"),
    Field.SCOPE_DESCRIPTION: Text("description of scope", "范围说明"),
    Field.COMPANY_ID: Text("company ID", "公司唯一识别号"),
    Field.COMPANY_ID_AUTHORITY: Text("company ID authority", "识别号颁发机构"),
    Field.ADDRESS: Text("address", "地址"),
    Field.CONTACT_NAME: Text("contact name", "联系人姓名"),
    Field.CONTACT_EMAIL: Text("contact e-mail", "联系人电子邮箱"),
    Field.CONTACT_PHONE: Text("contact phone", "联系人电话"),
    Field.AUTHORIZER_NAME: Text("authorizer's name", "授权人姓名"),
    Field.AUTHORIZER_TITLE: Text("authorizer's title", "授权人职务"),
    Field.AUTHORIZER_EMAIL: Text("authorizer's e-mail", "授权人电子邮箱"),
    Field.AUTHORIZER_PHONE: Text("authorizer's phone", "授权人电话"),
    Field.EFFECTIVE_DATE: Text("effective date", "生效日期"),
}

QUESTIONS: dict[Question, Text] = {
    Question.INTENTIONALLY_ADDED: Text("intentionally added or used", "是否有意添加或使用"),
    Question.REMAINS_IN_PRODUCT: Text("remains in the product", "最终产品中是否含有"),
    Question.FROM_COVERED_COUNTRIES: Text("from the DRC or a neighbouring country", "是否来自刚果（金）或其邻国"),
    Question.FROM_CAHRAS: Text("from conflict-affected or high-risk areas", "是否来自受冲突影响和高风险地区"),
    Question.ALL_RECYCLED: Text("all from recycled or scrap sources", "是否全部来自回收料或废料"),
    Question.SHARE_OF_SUPPLIERS: Text("share of suppliers that answered", "已答复的供应商比例"),
    Question.ALL_SMELTERS_IDENTIFIED: Text("all smelters identified", "是否已识别全部冶炼厂"),
    Question.ALL_SMELTERS_REPORTED: Text("all smelter information reported", "冶炼厂信息是否已全部填报"),
    Question.HAS_POLICY: Text("responsible-sourcing policy", "是否制定负责任采购政策"),
    Question.POLICY_IS_PUBLIC: Text("policy on your website", "政策是否在网站公开"),
    Question.REQUIRES_VALIDATED_SMELTERS: Text(
        "suppliers must use validated smelters", "是否要求供应商使用经审核的冶炼厂"
    ),
    Question.DOES_DUE_DILIGENCE: Text("due diligence in place", "是否实施尽职调查"),
    Question.SURVEYS_SUPPLIERS: Text("survey of your suppliers", "是否调查供应商"),
    Question.REVIEWS_RESPONSES: Text("review of your suppliers' answers", "是否审核供应商的答复"),
    Question.CORRECTIVE_ACTION: Text("corrective action in that review", "审核是否包含纠正措施管理"),
    Question.REPORTS_TO_REGULATOR: Text("annual report to the SEC or the EU", "是否须向 SEC 或欧盟申报"),
}
