"""Says in English and Chinese what is wrong with a publisher's file, where, and why rows were passed over."""

from ...language import Language, Text
from .figures import Passed, Place, Problem, Why

_PROBLEMS: dict[Why, Text] = {
    Why.LAYOUT: Text(
        "No publisher's layout is recognised (found: {found}). Say whose figures they are: --source SOURCE",
        "无法识别该文件属于哪个机构的格式（读到：{found}）。请用 --source 指明数据来源",
    ),
    Why.SEVERAL_LAYOUTS: Text(
        "The file could be any of: {found}. Say whose figures they are: --source SOURCE",
        "该文件可能属于：{found}。请用 --source 指明数据来源",
    ),
    Why.COLUMNS: Text(
        "This is not the publisher's layout: missing {missing}. Found: {found}.",
        "与该机构的文件格式不符：缺少列 {missing}。读到的列：{found}。",
    ),
    Why.NO_SHEET: Text(
        "There is no sheet “{wanted}”. The sheets are: {found}", "没有名为“{wanted}”的工作表。现有工作表：{found}"
    ),
    Why.SHEETS: Text(
        "The indicator {missing} is missing: all three (pv, rl, cc) are needed.",
        "缺少指标 {missing}：pv、rl、cc 三项必须齐全。",
    ),
    Why.JSON: Text(
        "The JSON is not that of the EU list: a list of countries with country_code and reports.",
        "该 JSON 不是欧盟清单的格式：应为含有 country_code 和 reports 的国家列表。",
    ),
    Why.COUNTRY: Text("“{value}” names no country.", "“{value}”不是可识别的国家。"),
    Why.CODE: Text("“{value}” is no known country code.", "“{value}”不是已知的国家代码。"),
    Why.NO_CODE: Text("“{name}” has a figure but no country code.", "“{name}”有数值，但没有国家代码。"),
    Why.CONTRADICTION: Text(
        "The number {value} means {means}, but the name is “{name}”. Are the numbers of another kind?",
        "编号 {value} 对应 {means}，但名称是“{name}”。编号是否属于另一套编码？",
    ),
    Why.REGION: Text(
        "“{value}” is no ISO 3166-2 code of a region of {country}, as {country}-XX.",
        "“{value}”不是 {country} 的 ISO 3166-2 地区代码（形如 {country}-XX）。",
    ),
    Why.NUMBER: Text("“{value}” is no number.", "“{value}”不是数字。"),
    Why.WHOLE: Text("“{value}” is no whole number.", "“{value}”不是整数。"),
    Why.RANGE: Text(
        "{value} is outside the publisher's scale, {low} to {high}.",
        "{value} 超出该机构的取值范围（{low} 至 {high}）。",
    ),
    Why.BLANK: Text("The cell is blank.", "单元格为空。"),
    Why.LEVEL: Text(
        "“{value}” is no level: write low, medium, high or extreme.",
        "“{value}”不是等级：请填写 低、中、高 或 极高。",
    ),
    Why.FLAG: Text(
        "“{value}”: write 1 (listed) or 0; a listed area has a 1.",
        "“{value}”：请填写 1（列入）或 0；列入的地区至少有一个 1。",
    ),
    Why.TWICE: Text(
        "{name} stands here a second time; first in row {first}.", "{name} 重复出现；首次出现在第 {first} 行。"
    ),
    Why.YEAR: Text(
        "The file is about {found}, and {wanted} was asked for.",
        "文件是 {found} 年的数据，而要求导入的是 {wanted} 年。",
    ),
    Why.OTHER_YEAR: Text("“{value}” is no year.", "“{value}”不是年份。"),
    Why.MIXED_YEARS: Text(
        "The year is {value}, and {first} above: one file is about one year.",
        "此处年份为 {value}，上方为 {first}：一个文件只能是同一年份的数据。",
    ),
    Why.NO_SUCH_YEAR: Text(
        "The file has no figures of {wanted}; it reaches over {found}.",
        "文件中没有 {wanted} 年的数据；覆盖范围为 {found}。",
    ),
    Why.FUTURE: Text("The year {found} is in the future.", "年份 {found} 在未来。"),
    Why.NO_YEAR: Text(
        "The file does not say of which year it is. Say it: --year YEAR", "文件未注明年份。请用 --year 指明"
    ),
    Why.NO_DAY: Text(
        "The file does not say of which day the list is. Say it: --as-of DATE", "文件未注明清单日期。请用 --as-of 指明"
    ),
    Why.FEW: Text(
        "Only {found} economies have an estimate; a percentile rank needs nearly all ({needed} at least).",
        "只有 {found} 个经济体有估计值；计算百分位排名需要几乎全部经济体（至少 {needed} 个）。",
    ),
    Why.NOTHING: Text("There is no figure in the file.", "文件中没有任何数值。"),
}

_PASSED: dict[Passed, Text] = {
    Passed.NO_FIGURE: Text("no figure", "无数值"),
    Passed.AGGREGATE: Text("a group of countries", "国家分组"),
    Passed.FORMER: Text("a country that is no more", "已不存在的国家"),
    Passed.NOTE: Text("no row of figures", "非数据行"),
}


def say(problem: Problem, language: Language) -> str:
    """What is wrong, and where."""
    what = _PROBLEMS[problem.why].in_(language).format_map(dict(problem.facts))
    where = say_place(problem.place, language)
    return f"{where}{'：' if language is Language.ZH else ': '}{what}" if where else what


def say_place(place: Place, language: Language) -> str:
    """Where that is: sheet, row and column, as far as they say anything."""
    chinese = language is Language.ZH
    parts = [
        (f"工作表“{place.sheet}”" if chinese else f"sheet “{place.sheet}”") if place.sheet else "",
        (f"第 {place.row} 行" if chinese else f"row {place.row}") if place.row else "",
        (f"{place.column} 列" if chinese else f"column {place.column}") if place.column else "",
    ]
    return ("，" if chinese else ", ").join(filter(None, parts))


def say_passed(why: Passed, language: Language) -> str:
    """Why a row was passed over."""
    return _PASSED[why].in_(language)
