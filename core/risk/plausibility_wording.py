"""What the plausibility rules of the shipped method mean; a rule of an operator's own is known by its codes."""

from ..language import Text

PLAUSIBILITY: dict[str, Text] = {
    "PC-01": Text("something required is empty", "必填内容为空"),
    "PC-02": Text("the effective date is too old, or cannot be right", "生效日期过早或不合理"),
    "PC-03": Text("outdated edition of the template", "模板版本过旧"),
    "PC-04": Text("the scope is not what was asked for, or lacks its products", "申报范围不符合要求，或缺少产品清单"),
    "PC-05": Text("answers about a mineral that is said not to be in use", "为声明不含的矿产作了回答"),
    "PC-06": Text("“No” for a mineral that the register has in scope", "台账中列为管控的矿产却答“No”"),
    "PC-07": Text("a metal is in use, and no smelter is named", "含有某金属却未列出冶炼厂"),
    "PC-08": Text("smelters of a metal that is said not to be in use", "为声明不含的金属列出了冶炼厂"),
    "PC-09": Text("number, name, country or metal of a smelter do not agree", "冶炼厂的编号、名称、国家或金属不一致"),
    "PC-10": Text("no known smelter among those named, or many unknown ones", "所列冶炼厂均不在名单上，或多数不在"),
    "PC-11": Text("all smelters are said to be identified, which cannot be", "称已识别全部冶炼厂，但不可能"),
    "PC-12": Text("what is said of recycled material contradicts itself", "关于回收料的说法自相矛盾"),
    "PC-13": Text("recycled gold refined in a transit country", "回收金在过境国家精炼"),
    "PC-14": Text(
        "said not to come from covered countries, yet a smelter or an origin is there",
        "称不来自受管辖国家，却有冶炼厂或来源在那里",
    ),
    "PC-15": Text(
        "said to come from covered countries, yet nothing points there", "称来自受管辖国家，却无任何来源指向那里"
    ),
    "PC-16": Text(
        "said not to come from high-risk areas, yet a place is on the EU's list or cannot be told",
        "称不来自高风险地区，却有地点在欧盟清单上或无法判断",
    ),
    "PC-17": Text("origin unknown, though all smelters are known", "冶炼厂均已知，来源却未知"),
    "PC-18": Text("few suppliers answered", "已答复的供应商过少"),
    "PC-19": Text("much of the template's own smelter list is named", "列出了模板自带清单的大部分冶炼厂"),
    "PC-20": Text("nearly the same smelters as another supplier", "冶炼厂与另一供应商几乎相同"),
    "PC-21": Text("very many smelters for one metal", "一种金属的冶炼厂数量很多"),
    "PC-22": Text("the smelter list changed much, or not at all", "冶炼厂清单变化很大，或完全未变"),
    "PC-24": Text(
        "a smelter is suspended or not conformant, or has lost its conformance",
        "有冶炼厂沟通中止、不符合要求或已失去符合状态",
    ),
    "PC-25": Text("gold from a country under an embargo", "黄金来自禁运国家"),
    "PC-26": Text("answers about the company contradict each other", "公司层面的答复自相矛盾"),
    "PC-27": Text("reports to a regulator without due diligence", "须向监管机构申报，却未做尽职调查"),
    "PC-29": Text("a province that decides is not understood", "无法识别起决定作用的省份"),
    "PC-30": Text("the file seems to be somebody else's", "文件疑似属于其他公司"),
}
