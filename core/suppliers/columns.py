"""The columns that a supplier register can have, and how registers call them."""

from ..columns.vocabulary import ListColumn, Vocabulary
from ..language import Language, Text
from ..places.countries import country_code
from .texts import is_address


class Column(ListColumn):
    """What we take from a register, by the name that ``--column`` knows it by."""

    CODE = "code"
    NAME = "name"
    ALIASES = "aliases"
    CONTACTS = "contacts"
    DOMAINS = "domains"
    COUNTRY = "country"
    REGION = "region"
    SPEND = "spend"
    SOURCES = "sources"
    MINERALS = "minerals"
    SAID_BY = "said-by"
    OUT_OF_SCOPE = "out-of-scope"
    NOTE = "note"
    BUSINESS_UNIT = "business-unit"
    CONTRACT_CLAUSE = "contract-clause"
    COMMITMENT_LETTER = "commitment-letter"
    OPEN_MAJOR = "open-major"
    OPEN_MINOR = "open-minor"
    OVERDUE = "overdue"
    REFUSED_AUDIT = "refused-audit"
    REFUSED_CORRECTION = "refused-correction"
    ASSESSED = "assessed"
    SPECIAL_AUDIT = "special-audit"

    @property
    def about(self) -> str:
        """What the column holds, for people."""
        return self.about_in(Language.EN)

    def about_in(self, language: Language) -> str:
        """The same in either language."""
        return _ABOUT[self].in_(language)


CONDUCT = (
    *(Column.OPEN_MAJOR, Column.OPEN_MINOR, Column.OVERDUE, Column.REFUSED_AUDIT, Column.REFUSED_CORRECTION),
    *(Column.ASSESSED, Column.SPECIAL_AUDIT),
)
"""The columns that are recorded as conduct, not kept in the register itself."""

_ABOUT = {
    Column.CODE: Text("your own number of the supplier", "贵公司自己的供应商编号"),
    Column.NAME: Text("the company's name", "公司名称"),
    Column.ALIASES: Text("its other names, separated by semicolons", "其他名称，用分号分隔"),
    Column.CONTACTS: Text("mail addresses of its people, separated by semicolons", "其联系人的邮箱地址，用分号分隔"),
    Column.DOMAINS: Text("mail domains that are its own, separated by semicolons", "其自有的邮箱域名，用分号分隔"),
    Column.COUNTRY: Text("of the site that delivers", "供货工厂所在国家"),
    Column.REGION: Text(
        "its ISO 3166-2 code, as CN-GD; of China also the province's name",
        "ISO 3166-2 地区代码，例如 CN-GD；中国的省级地区也可写名称",
    ),
    Column.SPEND: Text("what was bought in the year, in one currency", "当年采购额，全表使用同一种货币"),
    Column.SOURCES: Text(
        "how many qualified sources there are: 1, 2, 3… or sole, dual, several",
        "合格货源的数量：1、2、3……，或独家、两家、充分竞争",
    ),
    Column.MINERALS: Text("minerals in what it delivers: Tin; Gold", "其产品所含的矿产：锡；金"),
    Column.SAID_BY: Text("who said so: R&D", "由谁判定：研发部"),
    Column.OUT_OF_SCOPE: Text(
        "why it is not asked: phase-out, resale, no minerals", "不调查的原因：淘汰、转售、不含矿产"
    ),
    Column.NOTE: Text("remark on that", "对此的说明"),
    Column.BUSINESS_UNIT: Text("business unit", "事业部"),
    Column.CONTRACT_CLAUSE: Text("yes where the contract has the minerals clause", "合同中是否有矿产条款：是或否"),
    Column.COMMITMENT_LETTER: Text("the day it was signed, or yes or no", "承诺书的签署日期，或是、否"),
    Column.OPEN_MAJOR: Text("major non-conformities that are open", "未关闭的严重不符合项数量"),
    Column.OPEN_MINOR: Text("minor non-conformities that are open", "未关闭的一般不符合项数量"),
    Column.OVERDUE: Text("corrective actions past their due date", "逾期的纠正措施数量"),
    Column.REFUSED_AUDIT: Text("yes where it refused an audit or data", "是否拒绝审核或提供资料"),
    Column.REFUSED_CORRECTION: Text("yes where it refused a corrective action", "是否拒绝采取纠正措施"),
    Column.ASSESSED: Text("when it was last audited or assessed", "最近一次审核或评估的日期"),
    Column.SPECIAL_AUDIT: Text("when its last special audit was", "最近一次专项审核的日期"),
}

_HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.CODE: (
        *("code", "supplier code", "vendor code", "supplier number", "vendor number", "supplier no", "vendor no"),
        *("supplier id", "vendor id", "vendor", "supplier account", "account number", "lifnr", "sap number"),
        *("supplier key", "vendor key", "no", "id", "number"),
        *("供应商代码", "供应商编码", "供应商编号", "供应商号", "供方代码", "供方编码", "厂商代码", "厂商编号"),
        *("供应商id", "供应商帐号", "供应商账号", "代码", "编码", "编号"),
    ),
    Column.NAME: (
        *("name", "supplier name", "vendor name", "company name", "name of supplier", "supplier", "company"),
        *("legal name", "name 1", "supplier company name", "legal entity"),
        *("供应商名称", "供应商", "公司名称", "企业名称", "供方名称", "厂商名称", "供应商全称", "公司全称", "名称"),
    ),
    Column.ALIASES: (
        *("aliases", "alias", "other names", "other name", "also known as", "aka", "short name", "name 2"),
        *("english name", "supplier english name", "name in english", "chinese name", "local name", "former name"),
        *("别名", "其他名称", "曾用名", "简称", "供应商简称", "英文名称", "供应商英文名称", "英文名", "中文名称"),
    ),
    Column.CONTACTS: (
        *("contacts", "contact", "contact mail", "contact email", "contact e mail", "email", "e mail", "mail"),
        *("email address", "e mail address", "mail address", "supplier email", "contact email address", "emails"),
        *("contact emails", "mail addresses", "supplier contact", "supplier contact email"),
        *("联系人邮箱", "邮箱", "联系邮箱", "电子邮箱", "邮箱地址", "电子邮件", "联系人邮件", "供应商邮箱", "邮件地址"),
        *("电子邮件地址", "联系人"),
    ),
    Column.DOMAINS: (
        *("domains", "domain", "mail domain", "mail domains", "email domain", "email domains", "e mail domain"),
        *("verified domain", "verified domains", "company domain", "verified mail domain", "verified mail domains"),
        *("邮箱域名", "域名", "邮件域名", "企业域名", "公司域名", "已验证域名", "企业邮箱域名"),
    ),
    Column.COUNTRY: (
        *("country", "country code", "site country", "supplier country", "country of site", "country region"),
        *("country of supplier", "location country", "delivering site country", "plant country", "country key"),
        *("国家", "国家地区", "国家或地区", "所在国家", "所在国", "国别", "供应商国家", "供货地国家", "国家代码"),
    ),
    Column.REGION: (
        *("region", "region code", "iso 3166 2", "province", "state", "state province", "province code"),
        *("supplier region", "site region", "subdivision", "state code"),
        *("地区", "省份", "省", "省市", "所在省份", "地区代码", "省份代码", "州省", "供货地省份"),
    ),
    Column.SPEND: (
        *("spend", "annual spend", "spend amount", "purchase amount", "annual purchase amount", "purchasing volume"),
        *("annual spending", "total spend", "turnover", "purchase volume", "amount", "purchase value"),
        *("采购额", "年采购额", "采购金额", "年度采购额", "年度采购金额", "采购总额", "支出", "采购支出", "金额"),
        *("年采购金额",),
    ),
    Column.SOURCES: (
        *("sources", "number of sources", "no of sources", "qualified sources", "number of qualified sources"),
        *("competition", "sourcing", "source type", "sourcing type", "competition level", "replaceability"),
        *("供应源数量", "货源数量", "供应商数量", "可替代供应商数", "合格供应源数", "货源", "竞争程度", "竞争充分性"),
        *("供应源", "可替代性", "竞争情况", "合格供应商数量", "合格供应商数", "合格货源数量"),
    ),
    Column.MINERALS: (
        *("minerals", "mineral", "minerals in scope", "metals", "metal", "minerals contained", "metals contained"),
        *("conflict minerals", "materials", "3tg"),
        *("矿产", "矿物", "涉及矿产", "涉及矿物", "所含矿产", "含有矿产", "管控矿产", "金属", "涉及金属", "冲突矿产"),
    ),
    Column.SAID_BY: (
        *("said by", "minerals said by", "stated by", "minerals stated by", "minerals confirmed by"),
        *("source of mineral information", "minerals according to"),
        *("判定部门", "矿产判定部门", "矿产信息来源", "判定人", "矿产信息提供部门"),
    ),
    Column.OUT_OF_SCOPE: (
        *("out of scope", "out of scope reason", "reason out of scope", "scope", "exclusion", "exclusion reason"),
        *("excluded", "reason for exclusion", "excluded because"),
        *("不在范围", "不适用原因", "排除原因", "豁免原因", "不在范围原因", "范围外原因", "不调查原因", "是否排除"),
    ),
    Column.NOTE: (
        *("note", "notes", "remark", "remarks", "comment", "comments", "out of scope note"),
        *("备注", "说明", "备注说明", "附注"),
    ),
    Column.BUSINESS_UNIT: (
        *("business unit", "bu", "division", "unit", "business group", "product line", "purchasing unit"),
        *("事业部", "业务单元", "业务部门", "产品线", "经营单位", "采购部门"),
    ),
    Column.CONTRACT_CLAUSE: (
        *("contract clause", "minerals clause", "clause", "contract clause signed", "conflict minerals clause"),
        *("clause in contract",),
        *("合同条款", "冲突矿产条款", "合同条款是否签署", "矿产条款", "是否含合同条款", "合同是否含条款"),
    ),
    Column.COMMITMENT_LETTER: (
        *("commitment letter", "commitment", "commitment letter signed", "letter of commitment", "commitment date"),
        *("commitment letter date", "signed commitment", "declaration of commitment"),
        *("承诺书", "承诺函", "承诺书签署", "承诺书签署日期", "承诺函签署日期", "承诺书日期", "是否签署承诺书"),
        *("是否签署承诺函",),
    ),
    Column.OPEN_MAJOR: (
        *("open major", "open major nc", "open major ncs", "open major non conformities", "major nc"),
        *("major non conformities", "major nonconformities", "open major nonconformities"),
        *("未关闭严重不符合项", "严重不符合项", "严重不符合", "主要不符合项", "未关闭主要不符合项"),
    ),
    Column.OPEN_MINOR: (
        *("open minor", "open minor nc", "open minor ncs", "open minor non conformities", "minor nc"),
        *("minor non conformities", "minor nonconformities", "open minor nonconformities"),
        *("未关闭一般不符合项", "一般不符合项", "一般不符合", "次要不符合项", "轻微不符合项", "未关闭轻微不符合项"),
    ),
    Column.OVERDUE: (
        *("overdue", "overdue actions", "overdue corrective actions", "overdue capa", "overdue capas", "overdue cap"),
        *("逾期整改", "逾期整改项", "逾期纠正措施", "超期整改项", "逾期项", "超期纠正措施"),
    ),
    Column.REFUSED_AUDIT: (
        *("refused audit", "audit refused", "refuses audit", "refused audit or data"),
        *("拒绝审核", "是否拒绝审核", "拒绝审核或提供资料"),
    ),
    Column.REFUSED_CORRECTION: (
        *("refused correction", "refused corrective action", "corrective action refused", "refuses correction"),
        *("拒绝整改", "是否拒绝整改", "拒绝纠正措施"),
    ),
    Column.ASSESSED: (
        *("assessed", "last assessed", "last assessment", "last audit", "last audited", "assessed on", "audit date"),
        *("last assessment date", "last audit date"),
        *("最近评估日期", "上次评估日期", "最近审核日期", "上次审核日期", "评估日期", "审核日期"),
    ),
    Column.SPECIAL_AUDIT: (
        *("special audit", "last special audit", "special audit date", "special audit on", "last special audit date"),
        *("专项审核日期", "专项审核", "最近专项审核日期", "上次专项审核日期"),
    ),
}

_LONGEST_CODE = 2
"""Letters; a column of *NO* or *IN* whose heading says nothing is about anything but Norway or India."""


def _is_country(text: str) -> bool:
    return (len(text) > _LONGEST_CODE or not text.isascii()) and bool(country_code(text))


VOCABULARY = Vocabulary(
    {column: _HEADINGS[column] for column in Column},
    {Column.CONTACTS: is_address, Column.COUNTRY: _is_country},
)
"""How registers call their columns."""
