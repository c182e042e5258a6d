"""The columns that a supplier register can have, and how registers call them."""

from ..columns.vocabulary import ListColumn, Vocabulary
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
        return _ABOUT[self]


CONDUCT = (
    *(Column.OPEN_MAJOR, Column.OPEN_MINOR, Column.OVERDUE, Column.REFUSED_AUDIT, Column.REFUSED_CORRECTION),
    *(Column.ASSESSED, Column.SPECIAL_AUDIT),
)
"""The columns that are recorded as conduct, not kept in the register itself."""

_ABOUT = {
    Column.CODE: "your own number of the supplier",
    Column.NAME: "the company's name",
    Column.ALIASES: "its other names, separated by semicolons",
    Column.CONTACTS: "mail addresses of its people",
    Column.DOMAINS: "mail domains that are its own",
    Column.COUNTRY: "of the site that delivers",
    Column.REGION: "ISO 3166-2, as CN-GD",
    Column.SPEND: "what was bought in the year, in one currency",
    Column.SOURCES: "how many qualified sources there are: 1, 2, 3… or sole, dual, several",
    Column.MINERALS: "minerals in what it delivers: Tin; Gold",
    Column.SAID_BY: "who said so: R&D",
    Column.OUT_OF_SCOPE: "why it is not asked: phase-out, resale, no minerals",
    Column.NOTE: "remark on that",
    Column.BUSINESS_UNIT: "business unit",
    Column.CONTRACT_CLAUSE: "yes where the contract has the minerals clause",
    Column.COMMITMENT_LETTER: "the day it was signed, or yes or no",
    Column.OPEN_MAJOR: "major non-conformities that are open",
    Column.OPEN_MINOR: "minor non-conformities that are open",
    Column.OVERDUE: "corrective actions past their due date",
    Column.REFUSED_AUDIT: "yes where it refused an audit or data",
    Column.REFUSED_CORRECTION: "yes where it refused a corrective action",
    Column.ASSESSED: "when it was last audited or assessed",
    Column.SPECIAL_AUDIT: "when its last special audit was",
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
        *("供应源", "可替代性", "竞争情况"),
    ),
    Column.MINERALS: (
        *("minerals", "mineral", "minerals in scope", "metals", "metal", "minerals contained", "metals contained"),
        *("conflict minerals", "materials", "3tg"),
        *("矿产", "矿物", "涉及矿产", "涉及矿物", "所含矿产", "含有矿产", "管控矿产", "金属", "涉及金属", "冲突矿产"),
    ),
    Column.SAID_BY: (
        *("said by", "minerals said by", "stated by", "minerals stated by", "confirmed by", "source of information"),
        *("department", "minerals confirmed by", "responsible department"),
        *("信息来源", "判定部门", "确认部门", "提供部门", "提供人", "确认人", "矿产信息来源", "判定人"),
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
