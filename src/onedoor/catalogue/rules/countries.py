"""Countries where people of this country live most, by ISO 3166 code; the last one stands for every other."""

ELSEWHERE = "ZZ"

COUNTRIES = (
    ("US", "Hoa Kỳ", "United States"),
    ("JP", "Nhật Bản", "Japan"),
    ("KR", "Hàn Quốc", "South Korea"),
    ("TW", "Đài Loan (Trung Quốc)", "Taiwan (China)"),
    ("AU", "Ô-xtrây-li-a", "Australia"),
    ("CA", "Ca-na-đa", "Canada"),
    ("FR", "Pháp", "France"),
    ("DE", "Đức", "Germany"),
    ("GB", "Anh", "United Kingdom"),
    ("CZ", "Séc", "Czechia"),
    ("PL", "Ba Lan", "Poland"),
    ("RU", "Liên bang Nga", "Russia"),
    ("CN", "Trung Quốc", "China"),
    ("LA", "Lào", "Laos"),
    ("KH", "Cam-pu-chia", "Cambodia"),
    ("TH", "Thái Lan", "Thailand"),
    ("MY", "Ma-lai-xi-a", "Malaysia"),
    ("SG", "Xinh-ga-po", "Singapore"),
    ("PH", "Phi-líp-pin", "Philippines"),
    ("ID", "In-đô-nê-xi-a", "Indonesia"),
    ("MM", "Mi-an-ma", "Myanmar"),
    ("IN", "Ấn Độ", "India"),
    ("NZ", "Niu Di-lân", "New Zealand"),
    ("NL", "Hà Lan", "Netherlands"),
    ("BE", "Bỉ", "Belgium"),
    ("CH", "Thuỵ Sĩ", "Switzerland"),
    ("AT", "Áo", "Austria"),
    ("IT", "I-ta-li-a", "Italy"),
    ("ES", "Tây Ban Nha", "Spain"),
    ("PT", "Bồ Đào Nha", "Portugal"),
    ("SE", "Thuỵ Điển", "Sweden"),
    ("NO", "Na Uy", "Norway"),
    ("DK", "Đan Mạch", "Denmark"),
    ("FI", "Phần Lan", "Finland"),
    ("IE", "Ai-len", "Ireland"),
    ("HU", "Hung-ga-ri", "Hungary"),
    ("SK", "Xlô-va-ki-a", "Slovakia"),
    ("BG", "Bun-ga-ri", "Bulgaria"),
    ("RO", "Ru-ma-ni", "Romania"),
    ("UA", "U-crai-na", "Ukraine"),
    ("AO", "Ăng-gô-la", "Angola"),
    ("ZA", "Nam Phi", "South Africa"),
    ("AE", "Các Tiểu vương quốc A-rập Thống nhất", "United Arab Emirates"),
    ("SA", "A-rập Xê-út", "Saudi Arabia"),
    ("QA", "Ca-ta", "Qatar"),
    ("IL", "I-xra-en", "Israel"),
    ("TR", "Thổ Nhĩ Kỳ", "Türkiye"),
    ("BR", "Bra-xin", "Brazil"),
    ("CU", "Cu-ba", "Cuba"),
    ("MX", "Mê-hi-cô", "Mexico"),
    (ELSEWHERE, "Nước khác (ghi tên nước ở ô địa chỉ)", "Another country (name it in the address)"),
)

_NAMES = {code: names for code, *names in COUNTRIES}


def country_name(code: str, language: str) -> str:
    """A country's name; nothing for "another", which the person names in the address; an unknown code as it stands."""
    if code == ELSEWHERE:
        return ""
    vietnamese, english = _NAMES.get(code, (code, code))
    return english if language.startswith("en") else vietnamese
