"""How lists, declarations and everyday writing spell countries beside the names of the locale data."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "AE": ("UAE", "Emirates", "Dubai", "阿联酋", "迪拜"),
    "AX": ("?land Islands",),
    "BA": ("Bosnia", "波黑"),
    "BL": ("Saint Barth?lemy",),
    "BN": ("Brunei Darussalam",),
    "BO": ("Bolivia, Plurinational State of", "Plurinational State of Bolivia", "多民族玻利维亚国"),
    "BQ": ("Bonaire, Sint Eustatius and Saba",),
    "CD": (
        *("Congo, Democratic Republic of the", "Democratic Republic of the Congo", "Congo Democratic Republic"),
        *("Congo, Dem. Rep.", "Dem. Rep. Congo", "Dem. Rep. of the Congo", "DRC", "DR Congo", "DR of Congo"),
        *("Congo DR", "Congo (DRC)", "DRC Congo", "Democratic Republic of the Congo (DRC)", "Zaire", "刚果金"),
        *("刚果民主共和国", "刚果民主共和国(刚果金)", "民主刚果", "刚果(DRC)", "剛果民主共和國", "剛果金"),
        *("コンゴ民主共和国", "콩고민주공화국", "콩고 민주 공화국", "République démocratique du Congo"),
        *("RD Congo", "RDC", "Demokratische Republik Kongo", "DR Kongo", "República Democrática do Congo"),
        *("RD del Congo", "Repubblica Democratica del Congo", "Demokratik Kongo Cumhuriyeti"),
    ),
    "CF": ("CAR", "Centrafrique", "中非"),
    "CG": (
        *("Congo Republic", "Congo, Rep.", "Congo, Republic of the", "Republic of the Congo", "刚果布"),
        *("刚果共和国", "剛果共和國", "剛果布", "コンゴ共和国", "콩고공화국", "République du Congo"),
        *("Republik Kongo", "República del Congo", "Repubblica del Congo", "Kongo Cumhuriyeti"),
    ),
    "CI": ("Ivory Coast", "C?te d'Ivoire", "Elfenbeinküste"),
    "CN": (
        *("PRC", "PR China", "China PR", "China, PRC", "PRC China", "Mainland China"),
        *("People's Republic of China", "China, People's Republic of", "China Mainland", "中华人民共和国"),
        *("中国大陆", "中国内地", "中華人民共和國", "中国 (大陆)"),
    ),
    "CW": ("Cura?ao",),
    "CZ": ("Czech Republic", "捷克共和国"),
    "DE": ("Federal Republic of Germany", "德意志联邦共和国"),
    "FK": ("Falkland Islands (Malvinas)",),
    "FM": ("Federated States of Micronesia", "Micronesia, Federated States of"),
    "GB": (
        *("UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
        *("United Kingdom of Great Britain and Northern Ireland", "大不列颠及北爱尔兰联合王国"),
    ),
    "GM": ("Republic of the Gambia",),
    "HK": (
        *("Hong Kong", "HongKong", "Hong Kong SAR", "Hong Kong, China", "China, Hong Kong SAR"),
        *("China (Hong Kong)", "香港", "中国香港", "中国 香港", "香港特别行政区", "中國香港", "홍콩"),
    ),
    "HM": ("Heard Island and McDonald Islands",),
    "ID": ("Republic of Indonesia",),
    "IR": ("Iran, Islamic Republic of", "Islamic Republic of Iran"),
    "KG": ("Kyrgyz Republic",),
    "KP": (
        *("DPRK", "Korea DPR", "Korea, North", "Democratic People's Republic of Korea"),
        *("Korea, Democratic People's Republic of", "朝鲜民主主义人民共和国", "北朝鲜", "北韩"),
    ),
    "KR": (
        *("Korea", "Republic of Korea", "Korea, Republic of", "Korea, Rep.", "Rep. of Korea", "Korea, South"),
        *("ROK", "S. Korea", "大韩民国", "南韩", "한국", "남한"),
    ),
    "LA": ("Lao", "Lao PDR", "Lao People's Democratic Republic", "老挝人民民主共和国"),
    "MD": ("Moldova, Republic of", "Republic of Moldova"),
    "MF": ("Saint Martin (French part)",),
    "MK": (
        *("Macedonia", "North Macedonia, Republic of", "Republic of North Macedonia", "FYROM", "马其顿"),
        *("Macedonia, the former Yugoslav Republic of", "马其顿 (前南斯拉夫共和国)"),
    ),
    "MM": ("Myanmar", "Burma"),
    "MO": (
        *("Macao", "Macau", "Macao SAR", "Macau SAR", "Macao, China", "China, Macao SAR", "Macau, China"),
        *("澳门", "中国澳门", "中国 澳门", "澳门特别行政区", "澳門", "中國澳門"),
    ),
    "NL": ("Holland", "Netherlands, Kingdom of the", "Kingdom of the Netherlands"),
    "PH": ("Republic of the Philippines",),
    "PN": ("Pitcairn",),
    "PS": ("Palestine", "Palestine, State of", "State of Palestine", "巴勒斯坦", "巴勒斯坦国"),
    "RE": ("R?union",),
    "RU": ("Russian Federation", "俄罗斯联邦", "俄国"),
    "RW": ("Republic of Rwanda",),
    "SA": ("KSA", "Kingdom of Saudi Arabia", "沙特"),
    "SH": ("Saint Helena, Ascension and Tristan da Cunha",),
    "SK": ("Slovak Republic",),
    "SS": ("Republic of South Sudan",),
    "SX": ("Sint Maarten (Dutch part)",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey", "T?rkiye", "Turkiye Cumhuriyeti", "Republic of Turkey", "Republic of Türkiye"),
    "TW": (
        *("Taiwan, Province of China", "Taiwan, China", "Taiwan ROC", "China Taiwan", "Chinese Taipei"),
        *("台湾省", "台湾地区", "中国台湾", "中国 台湾", "中国台湾省", "中国台湾地区", "臺灣"),
    ),
    "TZ": ("Tanzania, United Republic of", "United Republic of Tanzania"),
    "UM": ("United States Minor Outlying Islands",),
    "US": (
        *("US", "USA", "United States of America", "America", "美利坚合众国"),
        *("Stati Uniti d'America",),
    ),
    "VA": ("Holy See", "Vatican", "Holy See (Vatican City State)", "梵蒂冈城国"),
    "VE": ("Venezuela, Bolivarian Republic of", "Bolivarian Republic of Venezuela"),
    "VG": ("Virgin Islands (British)",),
    "VI": ("Virgin Islands (U.S.)",),
    "VN": ("Socialist Republic of Viet Nam", "Viet Nam"),
}
"""ISO 3166-1 alpha-2 -> spellings met in lists of smelters and in suppliers' declarations. A question mark stands
where a program that knew no accents lost a letter."""

SEVERAL_MEANINGS: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("Congo", "Kongo", "刚果", "剛果", "コンゴ", "콩고"), ("CD", "CG")
)
"""Spellings that two countries share in everyday writing; some lists mean the Republic of the Congo by *Congo*."""
