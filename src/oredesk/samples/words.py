"""The sample workbooks' own short labels, in English and Chinese; none of them is the publisher's wording."""

from ..core.declaration import Field, Question
from ..core.language import Text
from ..core.template import TemplateKind

DOCUMENT_TITLES = {
    TemplateKind.CMRT: "Conflict Minerals Reporting Template",
    TemplateKind.EMRT: "Extended Mineral Reporting Template",
}
"""The template's name as it stands in ``Revision!B3`` in every language: what a reader tells the kind by."""

FORM_TITLES = {
    TemplateKind.CMRT: Text("Sample form: tin, tantalum, tungsten, gold (CMRT)", "示例表：锡、钽、钨、金 (CMRT)"),
    TemplateKind.EMRT: Text("Sample form: extended minerals (EMRT)", "示例表：扩展矿产 (EMRT)"),
}

NOTICE = Text(
    "Sample made by oredesk. Every company and smelter in it is fictional.",
    "oredesk 生成的示例，其中的公司和冶炼厂均为虚构。",
)
ANSWER = Text("Answer", "回答")
COMMENT = Text("Comment", "备注")
QUESTION = Text("Question", "问题")
COMPANY_BLOCK = Text("Company", "公司信息")
MINERAL_CHOICE = Text("Minerals (*)", "矿产 (*)")
LANGUAGE = Text("Language", "语言")
COMPANY_QUESTIONS = Text("Questions about the company", "公司层面的问题")

FIELDS = {
    Field.COMPANY_NAME: Text("Company name (*)", "公司名称 (*)"),
    Field.SCOPE: Text("Scope (*)", "范围 (*)"),
    Field.SCOPE_DESCRIPTION: Text("Scope in words", "范围说明"),
    Field.COMPANY_ID: Text("Company number", "公司编号"),
    Field.COMPANY_ID_AUTHORITY: Text("Number issued by", "编号机构"),
    Field.ADDRESS: Text("Address", "地址"),
    Field.CONTACT_NAME: Text("Contact (*)", "联系人 (*)"),
    Field.CONTACT_EMAIL: Text("Contact e-mail (*)", "联系人邮箱 (*)"),
    Field.CONTACT_PHONE: Text("Contact phone (*)", "联系人电话 (*)"),
    Field.AUTHORIZER_NAME: Text("Authorized by (*)", "授权人 (*)"),
    Field.AUTHORIZER_TITLE: Text("Authorizer's title", "授权人职务"),
    Field.AUTHORIZER_EMAIL: Text("Authorizer's e-mail (*)", "授权人邮箱 (*)"),
    Field.AUTHORIZER_PHONE: Text("Authorizer's phone", "授权人电话"),
    Field.EFFECTIVE_DATE: Text("Date (*)", "日期 (*)"),
}

QUESTIONS = {
    Question.INTENTIONALLY_ADDED: Text("Added or used on purpose?", "是否有意添加或使用？"),
    Question.REMAINS_IN_PRODUCT: Text("Still in the product?", "是否仍留在产品中？"),
    Question.FROM_COVERED_COUNTRIES: Text("From the DRC or a neighbour?", "是否来自刚果（金）或其邻国？"),
    Question.FROM_CAHRAS: Text("From conflict or high-risk areas?", "是否来自受冲突影响或高风险地区？"),
    Question.ALL_RECYCLED: Text("All from recycling or scrap?", "是否全部来自回收料或废料？"),
    Question.SHARE_OF_SUPPLIERS: Text("Share of suppliers that answered?", "已回复的供应商比例？"),
    Question.ALL_SMELTERS_IDENTIFIED: Text("All smelters found?", "是否已查明全部冶炼厂？"),
    Question.ALL_SMELTERS_REPORTED: Text("All found smelters listed here?", "查明的冶炼厂是否都已列出？"),
    Question.HAS_POLICY: Text("Is there a sourcing policy?", "是否有采购政策？"),
    Question.POLICY_IS_PUBLIC: Text("Is it public? (web address in the comment)", "政策是否公开？（网址填在备注）"),
    Question.REQUIRES_VALIDATED_SMELTERS: Text("Are audited smelters required?", "是否要求使用经审核的冶炼厂？"),
    Question.DOES_DUE_DILIGENCE: Text("Is due diligence done?", "是否开展尽职调查？"),
    Question.SURVEYS_SUPPLIERS: Text("Are suppliers asked?", "是否调查供应商？"),
    Question.REVIEWS_RESPONSES: Text("Are their answers reviewed?", "是否审核供应商的回复？"),
    Question.CORRECTIVE_ACTION: Text("Are corrections followed up?", "是否跟进纠正措施？"),
    Question.REPORTS_TO_REGULATOR: Text("Is a report filed with an authority?", "是否向监管机构提交报告？"),
}

SMELTER_COLUMNS = (
    Text("Number (input)", "编号（输入）"),
    Text("Metal (*)", "金属 (*)"),
    Text("Look-up (*)", "查找 (*)"),
    Text("Name", "名称"),
    Text("Country (*)", "国家 (*)"),
    Text("Number", "编号"),
    Text("Number's source", "编号来源"),
    Text("Street", "街道"),
    Text("City", "城市"),
    Text("State", "省份"),
    Text("Contact", "联系人"),
    Text("Contact e-mail", "联系人邮箱"),
    Text("Next steps", "后续步骤"),
    Text("Mines", "矿山"),
    Text("Mines' countries", "矿山所在国"),
    Text("All recycled?", "全部回收料？"),
    Text("Comment", "备注"),
)

MINE_COLUMNS = (
    Text("Metal", "金属"),
    Text("Smelter", "冶炼厂"),
    Text("Mine", "矿山"),
    Text("Mine number", "矿山编号"),
    Text("Number's source", "编号来源"),
    *SMELTER_COLUMNS[4:5],
    *SMELTER_COLUMNS[7:13],
    Text("Comment", "备注"),
)

PRODUCT_COLUMNS = (
    Text("Our number (*)", "我方产品编号 (*)"),
    Text("Our product", "我方产品名称"),
    Text("Your number", "贵方产品编号"),
    Text("Your product", "贵方产品名称"),
    Text("Comment", "备注"),
)

LOOKUP_COLUMNS = (
    Text("Metal", "金属"),
    Text("Look-up name", "查找名称"),
    Text("Standard name", "标准名称"),
    Text("Country", "国家"),
    Text("Number", "编号"),
    Text("Source", "来源"),
    Text("Street", "街道"),
    Text("City", "城市"),
    Text("State", "省份"),
)

CHECKER_COLUMNS = (
    Text("What is asked", "项目"),
    Text("What was typed", "填写内容"),
    Text("State", "状态"),
    Text("Open", "待完成"),
)
DONE = Text("done", "完成")
TO_DO = Text("to do", "待填写")
PRODUCTS_LISTED = Text("Products listed", "产品清单")
SMELTERS_LISTED = Text("Smelters listed", "冶炼厂清单")
NOT_LISTED_DETAILS = Text("Not listed smelters have name and country", "未列出的冶炼厂已填名称和国家")
MINERALS_CHOSEN = Text("Minerals chosen", "已选择矿产")
ADDRESS_GIVEN = Text("Web address of the policy", "政策网址")
COMMENT_GIVEN = Text("Comment on the policy", "政策备注")
