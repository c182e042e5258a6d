"""The suppliers that write to the demo's desk, as its register knows them; all of them are made up."""

from decimal import Decimal

from ..core.mineral import Mineral
from ..core.supplier import MineralInScope, Supplier, SupplierCode

_SAID_BY = "R&D"


def _minerals(*minerals: Mineral) -> tuple[MineralInScope, ...]:
    return tuple(MineralInScope(mineral, _SAID_BY) for mineral in minerals)


DEMO_SUPPLIERS = (
    Supplier(
        SupplierCode("D-01"),
        "Northgate Connectors Ltd",
        contacts=("quality@northgate-connectors.example",),
        country="GB",
        spend=Decimal(1_900_000),
        sources=2,
        minerals=_minerals(Mineral.TIN, Mineral.GOLD, Mineral.TANTALUM, Mineral.TUNGSTEN),
        contract_clause=True,
        commitment_signed=True,
    ),
    Supplier(
        SupplierCode("D-02"),
        "海岸电子（示例）有限公司",
        aliases=("Coast Electronics (Example) Co., Ltd.",),
        contacts=("minerals@coast-electronics.example",),
        country="CN",
        region="CN-GD",
        spend=Decimal(1_200_000),
        sources=1,
        minerals=_minerals(Mineral.TIN, Mineral.GOLD),
    ),
    Supplier(
        SupplierCode("D-03"),
        "Brightwell Cells GmbH",
        contacts=("compliance@brightwell-cells.example",),
        country="DE",
        spend=Decimal(640_000),
        sources=3,
        minerals=_minerals(Mineral.COBALT, Mineral.LITHIUM),
    ),
    Supplier(
        SupplierCode("D-04"),
        "Ostmark Plating",
        contacts=("office@ostmark-plating.example",),
        country="AT",
        spend=Decimal(180_000),
        sources=2,
        minerals=_minerals(Mineral.GOLD),
    ),
    Supplier(
        SupplierCode("D-05"),
        "Tidewater Stamping",
        contacts=("sales@tidewater-stamping.example",),
        country="US",
        spend=Decimal(60_000),
        sources=4,
    ),
    Supplier(
        SupplierCode("D-06"),
        "Halden Castings",
        contacts=("procurement@halden-castings.example",),
        country="NO",
        spend=Decimal(20_000),
        sources=2,
    ),
)
"""One for each who writes, found by its contact; what each means to the buyer differs."""
