import pytest

from oredesk.core.suppliers.provinces import province_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("广东", "CN-GD"), ("广东省", "CN-GD"), ("Guangdong", "CN-GD"), ("GUANGDONG Province", "CN-GD")),
        *(("上海市", "CN-SH"), ("Shaanxi", "CN-SN"), ("Shanxi", "CN-SX"), ("内蒙古自治区", "CN-NM")),
    ],
)
def test_a_province_of_china_is_known_by_its_whole_name(text: str, code: str) -> None:
    assert province_code(text) == code


@pytest.mark.parametrize("text", ["", "GD", "广", "Guangdon", "深圳市", "Bavaria"])
def test_anything_else_is_none(text: str) -> None:
    assert province_code(text) == ""
