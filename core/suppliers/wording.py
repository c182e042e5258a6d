"""What a register's cell was expected to hold, in both languages, and what its fields are called."""

import enum

from ..language import Language, Text


class Trouble(enum.StrEnum):
    """What is wrong with a cell; shown to scripts, so never renamed."""

    CODE_MISSING = "code-missing"
    CODE_TWICE = "code-twice"
    NAME_MISSING = "name-missing"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    ERROR_VALUE = "error-value"
    FORMULA = "formula"
    COUNTRY = "country"
    COUNTRY_OF_TWO = "country-of-two"
    REGION = "region"
    REGION_ELSEWHERE = "region-elsewhere"
    AMOUNT = "amount"
    NEGATIVE = "negative"
    AMOUNT_OF_TWO = "amount-of-two"
    SOURCES = "sources"
    COUNT = "count"
    DATE = "date"
    FUTURE = "future"
    YES_NO = "yes-no"
    LETTER = "letter"
    SCOPE = "scope"
    ADDRESS = "address"
    ADDRESS_TWICE = "address-twice"
    DOMAIN = "domain"
    FREE_MAIL = "free-mail"

    def expected(self, language: Language) -> str:
        """What should stand in the cell instead; may hold ``{placeholders}`` for facts."""
        return _EXPECTED[self].in_(language)


_EXPECTED = {
    Trouble.CODE_MISSING: Text("your own code of the supplier", "应填写供应商代码"),
    Trouble.CODE_TWICE: Text(
        "each supplier code once; this one stands in rows {rows}",
        "每个供应商代码只能出现一次；该代码出现在第 {rows} 行",
    ),
    Trouble.NAME_MISSING: Text("the supplier's name", "应填写供应商名称"),
    Trouble.TOO_LONG: Text("at most {limit} characters", "最多 {limit} 个字符"),
    Trouble.TOO_MANY: Text("at most {limit} of them", "最多 {limit} 个"),
    Trouble.ERROR_VALUE: Text("a value, not the error of a formula", "应填写数值或文字，而不是公式的错误值"),
    Trouble.FORMULA: Text("a value, not a formula", "应填写数值或文字，而不是公式"),
    Trouble.COUNTRY: Text(
        "a country's full name, or its ISO 3166-1 code such as CN or NA (Namibia)",
        "国家全称，或 ISO 3166-1 国家代码，例如 CN 或 NA（纳米比亚）",
    ),
    Trouble.COUNTRY_OF_TWO: Text(
        "one country; this may be {countries}: write the code", "应只指一个国家；此处可能指 {countries}，请填写国家代码"
    ),
    Trouble.REGION: Text(
        "an ISO 3166-2 code such as CN-GD, or a province of China",
        "ISO 3166-2 地区代码（例如 CN-GD），或中国省级地区名称",
    ),
    Trouble.REGION_ELSEWHERE: Text(
        "a region of {country}: its code begins with {country}-", "应为 {country} 的地区：代码以 {country}- 开头"
    ),
    Trouble.AMOUNT: Text(
        "an amount without a currency, such as 1234.56, 1,234.56 or 1 234,56",
        "不带货币符号的金额，例如 1234.56、1,234.56 或 1 234,56",
    ),
    Trouble.NEGATIVE: Text("an amount of zero or more", "金额不能为负数"),
    Trouble.AMOUNT_OF_TWO: Text(
        "an amount that reads one way only; this column has both 1,234.56 and 1.234,56: write it without separators"
        " between the thousands",
        "写法只有一种含义的金额；该列同时有 1,234.56 和 1.234,56 两种写法，请不要使用千位分隔符",
    ),
    Trouble.SOURCES: Text(
        "a number of sources from 1 on, or one of: sole, dual, several",
        "货源数量（1 或以上），或以下词语之一：独家、两家、充分竞争",
    ),
    Trouble.COUNT: Text("a whole number from 0 on", "0 或以上的整数"),
    Trouble.DATE: Text("a date such as 2026-03-31", "日期，例如 2026-03-31"),
    Trouble.FUTURE: Text("a date that is not in the future", "日期不能晚于今天"),
    Trouble.YES_NO: Text("yes or no", "是或否"),
    Trouble.LETTER: Text(
        "the date of the letter such as 2026-03-31, or yes or no", "签署日期（例如 2026-03-31），或是、否"
    ),
    Trouble.SCOPE: Text(
        "blank for in scope, or one of: phase-out, resale, no minerals, other",
        "在范围内请留空；否则填写以下之一：淘汰、转售、不含矿产、其他",
    ),
    Trouble.ADDRESS: Text(
        "mail addresses such as li@example.com, separated by semicolons",
        "邮箱地址，例如 li@example.com，多个之间用分号分隔",
    ),
    Trouble.ADDRESS_TWICE: Text(
        "an address of one supplier only; {address} is also at {others}",
        "一个邮箱地址只能属于一家供应商；{address} 同时属于 {others}",
    ),
    Trouble.DOMAIN: Text(
        "mail domains such as example.com, separated by semicolons", "邮箱域名，例如 example.com，多个之间用分号分隔"
    ),
    Trouble.FREE_MAIL: Text(
        "a mail domain of the company's own; anybody can have a mailbox at {domain}",
        "公司自有的邮箱域名；{domain} 是任何人都可以注册的公共邮箱",
    ),
}
