"""The minerals that CMRT and EMRT ask about."""

import enum

from .language import Language, Text


class Mineral(enum.StrEnum):
    """A mineral, by the English name that RMI's templates store in every language."""

    TANTALUM = "Tantalum"
    TIN = "Tin"
    GOLD = "Gold"
    TUNGSTEN = "Tungsten"
    COBALT = "Cobalt"
    COPPER = "Copper"
    GRAPHITE = "Graphite"
    LITHIUM = "Lithium"
    MICA = "Mica"
    NICKEL = "Nickel"

    def name_in(self, language: Language) -> str:
        """The mineral's everyday name."""
        return _NAMES[self].in_(language)


_NAMES = {
    Mineral.TANTALUM: Text("tantalum", "钽"),
    Mineral.TIN: Text("tin", "锡"),
    Mineral.GOLD: Text("gold", "金"),
    Mineral.TUNGSTEN: Text("tungsten", "钨"),
    Mineral.COBALT: Text("cobalt", "钴"),
    Mineral.COPPER: Text("copper", "铜"),
    Mineral.GRAPHITE: Text("graphite", "石墨"),
    Mineral.LITHIUM: Text("lithium", "锂"),
    Mineral.MICA: Text("mica", "云母"),
    Mineral.NICKEL: Text("nickel", "镍"),
}
