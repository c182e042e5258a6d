"""The provinces of China by name, as its companies write them where others write a code (ISO 3166-2:CN of 2017)."""

from ..smelters.normalising import name_key

_PROVINCES = {
    "AH": ("Anhui", "安徽", "安徽省"),
    "BJ": ("Beijing", "北京", "北京市"),
    "CQ": ("Chongqing", "重庆", "重庆市"),
    "FJ": ("Fujian", "福建", "福建省"),
    "GD": ("Guangdong", "广东", "广东省"),
    "GS": ("Gansu", "甘肃", "甘肃省"),
    "GX": ("Guangxi", "广西", "广西壮族自治区"),
    "GZ": ("Guizhou", "贵州", "贵州省"),
    "HA": ("Henan", "河南", "河南省"),
    "HB": ("Hubei", "湖北", "湖北省"),
    "HE": ("Hebei", "河北", "河北省"),
    "HI": ("Hainan", "海南", "海南省"),
    "HL": ("Heilongjiang", "黑龙江", "黑龙江省"),
    "HN": ("Hunan", "湖南", "湖南省"),
    "JL": ("Jilin", "吉林", "吉林省"),
    "JS": ("Jiangsu", "江苏", "江苏省"),
    "JX": ("Jiangxi", "江西", "江西省"),
    "LN": ("Liaoning", "辽宁", "辽宁省"),
    "NM": ("Inner Mongolia", "内蒙古", "内蒙古自治区"),
    "NX": ("Ningxia", "宁夏", "宁夏回族自治区"),
    "QH": ("Qinghai", "青海", "青海省"),
    "SC": ("Sichuan", "四川", "四川省"),
    "SD": ("Shandong", "山东", "山东省"),
    "SH": ("Shanghai", "上海", "上海市"),
    "SN": ("Shaanxi", "陕西", "陕西省"),
    "SX": ("Shanxi", "山西", "山西省"),
    "TJ": ("Tianjin", "天津", "天津市"),
    "XJ": ("Xinjiang", "新疆", "新疆维吾尔自治区"),
    "XZ": ("Tibet", "西藏", "西藏自治区"),
    "YN": ("Yunnan", "云南", "云南省"),
    "ZJ": ("Zhejiang", "浙江", "浙江省"),
}
_NAMED = {
    name_key(name): f"CN-{code}"
    for code, (english, *chinese) in _PROVINCES.items()
    for name in (english, f"{english} Province", *chinese)
}


def province_code(text: str) -> str:
    """The ISO 3166-2 code of the province with this whole name, in English or Chinese; ``""`` for any other text."""
    return _NAMED.get(name_key(text), "")
