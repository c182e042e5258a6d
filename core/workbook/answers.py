"""What a stored answer means, whatever language or spelling it was given in."""

import functools
import re
import unicodedata

from ..cells import Value
from ..language import Language
from ..mineral import Mineral

_IPC1755 = "Yes, in conformance with IPC1755"
_OTHER_FORMAT = "Yes, using other format (describe)"

_LOCALIZED = {
    "Yes": ("是", "はい", "예", "Oui", "Sim", "Ja", "Si", "Sí", "Sì", "Evet"),
    "No": ("否", "いいえ", "아니오", "아니요", "Non", "Não", "Nein", "Hayır"),
    "Unknown": (
        "未知",
        "不知道",
        "不明",
        "모름",
        "파악되지 않음",
        "Inconnu",
        "Ne sais pas",
        "Desconhecido",
        "Nicht bekannt",
        "Desconocido",
        "Ignoto",
        "Bilinmiyor",
    ),
    "100%": ("1", "%100"),
    "Greater than 90%": (
        "大于90%",
        "超过90%",
        "90%超",
        "90%이상",
        "90%초과",
        "Supérieur à 90%",
        "Acima de 90%",
        "Größer als 90%",
        "Más del 90%",
        "Oltre il 90%",
        "%90'dan fazla",
    ),
    "Greater than 75%": (
        "大于75%",
        "超过75%",
        "75%超",
        "75%이상",
        "75%초과",
        "Supérieur à 75%",
        "Acima de 75%",
        "Größer als 75%",
        "Más del 75%",
        "Oltre il 75%",
        "%75'ten fazla",
    ),
    "Greater than 50%": (
        "大于50%",
        "超过50%",
        "50%超",
        "50%이상",
        "50%초과",
        "Supérieur à 50%",
        "Acima de 50%",
        "Größer als 50%",
        "Más del 50%",
        "Oltre il 50%",
        "%50'den fazla",
    ),
    "50% or less": (
        "50%或以下",
        "50%或更小",
        "50%以下",
        "50%미만",
        "50%이하",
        "50% ou moins",
        "50% ou menos",
        "50% oder weniger",
        "50% o menos",
        "50% o meno",
        "%50 veya daha az",
    ),
    "None": ("完全没有", "ゼロ", "없음", "Aucun", "Nenhum", "Keine", "Ninguno", "Nessuno", "Hiçbiri"),
    _IPC1755: (
        "是，符合 IPC-1755",
        "はい、IPC-1755 に準拠する",
        "Yes, IPC-1755 준수",
        "Oui, conformément à IPC-1755",
        "Sim, em conformidade com o IPC-1755",
        "Ja, konform mit IPC-1755",
        "Sí, de conformidad con IPC-1755",
        "Sì, in conformità con IPC-1755",
        "Evet, IPC-1755 standardına uygun olarak",
        # earlier editions named the template instead of the standard
        "Yes, Extended Mineral Reporting Template",
        "Yes, Cobalt Reporting Template",
        "是，钴报告模板",
        "はい、拡張鉱物報告テンプレート",
        "はい、コバルト報告テンプレート",
        "예, 확장 광물 보고 템플릿",
        "예, 코발트 보고 템플릿",
        "Oui, modèle de rapport sur les minerais élargi",
        "Ja, unter Verwendung Erweiterte Vorlage für Mineralienberichte (EMRT)",
    ),
    _OTHER_FORMAT: (
        "是，使用其他格式（请描述）",
        "はい、他のフォーマットを使用する（記述する）",
        "はい、他のフォーマットを使用（記述する）",
        "Yes, 다른 형식 사용(설명 필수)",
        "예, 다른 형식 사용(설명 필수)",
        "예, 다른 형식 사용(설명)",
        "Oui, par un autre mode (donnez des explications)",
        "Sim, usando outro formato (descrever)",
        "Ja, unter Verwendung eines anderen Formats (bitte beschreiben)",
        "Sí, a través de otro formulario (describa)",
        "Sì, utilizzando un altro formato (descrivere)",
        "Evet, diğer biçimi kullanarak (açıklayın)",
    ),
    "Yes, with the SEC": (
        "是，符合 SEC 规定",
        "はい、SEC規則の対象である",
        "예, SEC에 제출",
        "예, SEC와 함께",
        "Oui, avec la SEC",
        "Sim, com a SEC",
        "Ja, mit der SEC",
        "Sí, de conformidad con la SEC",
        "Sì, con la SEC",
        "Evet, SEC ile",
    ),
    "Yes, with the EU": (
        "是，符合欧盟规定",
        "はい、EU規則の対象である",
        "예, EU에 제출",
        "예, EU와 함께",
        "Oui, avec l’UE",
        "Sim, com a UE",
        "Ja, mit der EU",
        "Sí, de conformidad con la UE",
        "Sì, con l’UE",
        "Evet, AB ile",
    ),
    "Yes, with the SEC and the EU": (
        "是，符合 SEC 和欧盟规定",
        "はい、SEC規則とEU規則の対象である",
        "예, SEC 및 EU에 제출",
        "예, SEC 및 EU와 함께",
        "Oui, avec la SEC et l’UE",
        "Sim, com a SEC e a UE",
        "Ja, mit der SEC und der EU",
        "Sí, de conformidad con la SEC y la UE",
        "Sì, con la SEC e l’UE",
        "Evet, SEC ve AB ile",
    ),
}
"""What the templates' languages call each choice, gathered from the editions that localized their lists.

CMRT 6 and EMRT store English in every language; these arrive pasted from older forms or typed by hand.
"""

_EXAMPLE = re.compile(r"[\[(（][^\[(（]*(?:CMRT|EMRT)[^\[(（]*[\])）]", re.IGNORECASE)
"""The example in brackets that editions spell differently, as in "(e.g., CMRT)"."""
_INSIGNIFICANT = re.compile(r"[^\w%]|_")


def meaning(value: Value, choices: tuple[str, ...]) -> str | None:
    """The choice that the value means, or None when it is blank or means none of them.

    Case, blanks, punctuation and full-width forms are ignored; where one text can mean several answers
    the question's own choices decide.
    """
    if isinstance(value, float):
        return "100%" if value == 1 and "100%" in choices else None
    if not isinstance(value, str):
        return None
    offered = {_essence(choice): choice for choice in choices}
    for essence in (_essence(value), _essence(_EXAMPLE.sub("", value))):
        answer = essence if essence in offered else _answers().get(essence)
        if answer in offered:
            return offered[answer]
        if answer == _essence(_IPC1755):
            return next((choice for choice in choices if choice.startswith(_IPC1755)), None)
    return None


@functools.cache
def _answers() -> dict[str, str]:
    """Essence of what may be stored -> essence of the English answer."""
    known = {_essence(text): _essence(answer) for answer, texts in _LOCALIZED.items() for text in texts}
    return {**known, **{_essence(answer): _essence(answer) for answer in _LOCALIZED}}


def _essence(text: str) -> str:
    """Only the letters, digits and percent signs of a text, in one case and one width."""
    return _INSIGNIFICANT.sub("", unicodedata.normalize("NFKC", text).casefold())


_MINERALS = {mineral.value.casefold(): mineral for mineral in Mineral} | {
    mineral.name_in(Language.ZH): mineral for mineral in Mineral
}


def mineral_named(text: str) -> Mineral | None:
    """The mineral with this English or Chinese name, whatever the case and the blanks around it."""
    return _MINERALS.get(unicodedata.normalize("NFKC", text).strip().casefold())
