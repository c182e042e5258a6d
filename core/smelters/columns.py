"""The columns that a smelter list can have, and how lists call them."""

from ..columns.vocabulary import ListColumn, Vocabulary
from ..places.countries import country_code
from ..smelter import FacilityStatus
from .minerals import mineral_meant
from .numbers import number_within
from .vocabulary import status_meant


class Column(ListColumn):
    """What we take from a list, by the name that ``--column`` knows it by."""

    METAL = "metal"
    ID = "id"
    NAME = "name"
    STANDARD_NAME = "standard-name"
    ALIASES = "aliases"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    STATUS = "status"
    SCHEME = "scheme"
    SUCCESSOR = "successor"
    RECYCLES_ONLY = "recycles-only"
    ORIGINS = "origins"
    LIST_DATE = "list-date"

    @property
    def about(self) -> str:
        """What the column holds, for people."""
        return _ABOUT[self]


_ABOUT = {
    Column.METAL: "gold, tin, cobalt…",
    Column.ID: "RMI's number, CID and six digits",
    Column.NAME: "the facility's name, or one of its names",
    Column.STANDARD_NAME: "its main name, where the name may be another",
    Column.ALIASES: "its other names, separated by semicolons",
    Column.COUNTRY: "where it stands",
    Column.REGION: "state or province",
    Column.CITY: "city",
    Column.STATUS: "its assurance status",
    Column.SCHEME: "whose audit: RMAP, LBMA or RJC",
    Column.SUCCESSOR: "the number that took its place",
    Column.RECYCLES_ONLY: "yes where it takes recycled material alone",
    Column.ORIGINS: "countries that it sources from, separated by semicolons",
    Column.LIST_DATE: "the day that the whole list is from",
}

_HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.METAL: (
        *("metal", "metals", "mineral", "minerals", "material", "commodity", "metal type", "metal name"),
        *("smelter metal", "refined metal", "3tg metal"),
        *("金属", "金属种类", "金属类型", "矿产", "矿产种类", "矿种", "矿物", "金属名称"),
    ),
    Column.ID: (
        *("smelter id", "cid", "smelter cid", "cid number", "cid no", "smelter identification"),
        *("smelter identification number", "smelter id number", "smelter number", "smelter no"),
        *("rmi smelter id", "rmi id", "rmi cid", "rmi number", "rmap id", "rmap smelter id", "facility id"),
        *("facility identification number", "rmi facility id", "refiner id", "smelter refiner id", "id number", "id"),
        *("cid id", "smelterid", "facilityid", "rmi smelter identification number", "unique smelter id"),
        *(
            "冶炼厂编号",
            "冶炼厂识别号",
            "冶炼厂识别号码",
            "冶炼厂识别",
            "冶炼厂代码",
            "冶炼厂号",
            "冶炼厂id",
            "编号",
            "识别号",
        ),
        *("精炼厂编号", "rmi编号", "cid编号", "cid号", "cid号码"),
    ),
    Column.NAME: (
        *("smelter name", "facility name", "name of smelter", "refiner name", "smelter refiner name", "name"),
        *("smelter look up", "smelter lookup", "smelter look up name", "look up name", "lookup name"),
        *("smelter reference list", "smelter reference", "smelter", "facility", "refiner", "company name", "company"),
        *("smelter or refiner name", "smelter facility name", "smeltername", "facilityname", "rmi smelter name"),
        *("member", "member name", "refinery", "refinery name", "smelter or refiner", "smelter refiner"),
        *(
            "冶炼厂名称",
            "冶炼厂",
            "冶炼厂查找",
            "冶炼厂名",
            "名称",
            "精炼厂名称",
            "精炼厂",
            "工厂名称",
            "企业名称",
            "公司名称",
        ),
        *("冶炼厂或精炼厂名称", "英文名称", "冶炼厂英文名称"),
    ),
    Column.STANDARD_NAME: (
        *("standard smelter name", "standard smelter names", "standard facility name", "standard name"),
        *("standard names", "smelter standard name", "official name", "official smelter name", "main name"),
        *("冶炼厂标准名称", "标准冶炼厂名称", "标准名称"),
    ),
    Column.ALIASES: (
        *("alias", "aliases", "known alias", "known aliases", "also known as", "other names", "other name", "aka"),
        *("alternative names", "alternative name", "common alias", "common aliases", "synonyms"),
        *("别名", "其他名称", "曾用名", "又称", "俗称"),
    ),
    Column.COUNTRY: (
        *("country", "smelter country", "country location", "facility country", "smelter facility location country"),
        *("smelter location country", "facility location country", "location country", "country of location"),
        *("country region", "smelter country location", "country name", "country code", "country of smelter"),
        *("country of operation", "smelter facility country", "location of smelter country", "country area"),
        *("location", "facility location", "smelter location"),
        *(
            "国家",
            "冶炼厂国家",
            "所在国家",
            "国家或地区",
            "国家地区",
            "所在国",
            "冶炼厂所在国",
            "冶炼厂所在国家",
            "国别",
        ),
    ),
    Column.REGION: (
        *("state province", "state province region", "state", "province", "region", "state or province"),
        *("smelter facility location state province", "facility location state province", "province state"),
        *("smelter state province", "location state province", "smelter location state province", "subdivision"),
        *(
            "州省",
            "省份",
            "州",
            "省",
            "省州",
            "州或省",
            "冶炼厂州省",
            "地区",
            "省市",
            "冶炼厂地址 州 省",
            "冶炼工厂地址 州 省",
            "冶炼厂所在州省",
        ),
    ),
    Column.CITY: (
        *("city", "smelter city", "facility city", "town", "smelter facility location city", "location city"),
        *("facility location city", "smelter location city", "city town"),
        *("城市", "市", "冶炼厂城市", "所在城市", "冶炼厂所在城市", "冶炼厂地址 城市", "冶炼工厂地址 城市"),
    ),
    Column.STATUS: (
        *("status", "smelter status", "rmap status", "rmi status", "audit status", "assessment status"),
        *("rmap audit status", "conformance status", "conformant status", "conformity status", "cfsp status"),
        *("rmap conformance status", "rmap assessment status", "validation status", "certification status"),
        *("facility status", "assurance status", "rmi audit status", "current status", "rmap conformity status"),
        *("状态", "冶炼厂状态", "审核状态", "认证状态", "合规状态", "rmap状态", "rmi状态", "评估状态"),
    ),
    Column.SCHEME: (
        *("scheme", "assessment program", "assessment programme", "audit program", "audit programme", "program"),
        *("programme", "audit scheme", "certification scheme", "standard", "recognised by", "recognized by"),
        *("recognition source", "assurance scheme", "assurance program", "assessment scheme", "certification"),
        *("cross recognition", "cross recognized by", "cross recognised by", "recognised scheme"),
        *("审核体系", "认证体系", "审核计划", "评估计划", "互认来源", "认证方案"),
    ),
    Column.SUCCESSOR: (
        *("successor", "successor id", "successor cid", "replaced by", "new smelter id", "new cid", "new id"),
        *("superseded by", "alias to", "merged into", "replacement id", "replacement cid", "current cid"),
        *("替代编号", "新编号", "新冶炼厂编号", "后继编号", "合并至"),
    ),
    Column.RECYCLES_ONLY: (
        *("recycles only", "100 recycled", "100 recycled scrap", "recycled only", "recycler", "recycled scrap only"),
        *("100 recycled or scrap", "recycled scrap", "secondary only", "recycled or scrap sources"),
        *("100 回收料", "仅回收料", "全部回收料", "回收料", "是否仅回收料"),
    ),
    Column.ORIGINS: (
        *("country of origin", "countries of origin", "mineral origin", "mineral origins", "origin", "origins"),
        *("country of mineral origin", "countries of mineral origin", "sourcing countries", "source countries"),
        *("mine countries", "country of origin of mineral", "known countries of origin"),
        *("原产国", "原产地", "矿产原产国", "矿产来源国", "来源国"),
    ),
    Column.LIST_DATE: (
        *("list date", "as of", "as of date", "date of list", "data as of", "list as of", "snapshot date"),
        *("清单日期", "名单日期", "数据日期", "列表日期", "截至日期"),
    ),
}

_LONGEST_CODE = 2
"""Letters; a column of *NO*, *IN* or *C* is about anything but Norway, India or graphite."""


def _is_word(text: str) -> bool:
    return len(text) > _LONGEST_CODE or not text.isascii()


VOCABULARY = Vocabulary(
    {column: _HEADINGS[column] for column in Column},
    {
        Column.ID: lambda text: number_within(text) is not None,  # with CID: digits alone are years or postcodes
        Column.METAL: lambda text: _is_word(text) and mineral_meant(text) is not None,
        Column.COUNTRY: lambda text: _is_word(text) and bool(country_code(text)),
        Column.STATUS: lambda text: status_meant(text) not in (None, FacilityStatus.UNKNOWN),  # "N/A" stands anywhere
    },
)
"""How lists call their columns."""
