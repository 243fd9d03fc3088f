"""What companies call their trade in their names, in English and in the letters of their country."""

_TRADES = """
Electronics|电子|電子|エレクトロニクス|전자
Precision|精密|精密|精密工業|정밀
Connector|连接器|連接器|コネクタ|커넥터
Circuit|电路|電路|サーキット|써키트
Optoelectronics|光电|光電|光電子|광전자
Semiconductor|半导体|半導體|半導体|반도체
Technology|科技|科技|テクノロジー|테크놀로지
Cable|线缆|線纜|ケーブル|케이블
Magnetics|磁电|磁電|マグネティクス|마그네틱
Hardware|五金|五金|金属工業|금속
Plastics|塑胶|塑膠|樹脂工業|플라스틱
Battery|电池|電池|電池|배터리
Materials|新材料|材料|マテリアル|소재
Microelectronics|微电子|微電子|マイクロ電子|마이크로전자
Display|显示|顯示|ディスプレイ|디스플레이
Lighting|照明|照明|照明|조명
Sensor|传感|感測|センサ|센서
Power Supply|电源|電源|電源|전원
Capacitor|电容器|電容器|コンデンサ|콘덴서
Resistor|电阻|電阻|抵抗器|저항
Relay|继电器|繼電器|リレー|릴레이
Components|元器件|零組件|部品工業|부품
Automation|自动化|自動化|オートメーション|오토메이션
Communication|通信|通訊|通信工業|통신
Acoustics|声学|聲學|音響|음향
Instruments|仪器|儀器|計器|계기
Mold|模具|模具|金型|금형
Industrial|实业|實業|産業|산업
Optics|光学|光學|光学|광학
Packaging|包装|包裝|パッケージ|패키지
Printed Board|线路板|印刷電路板|配線板|기판
Adhesive|胶粘剂|膠黏劑|接着剤|접착제
"""
ENGLISH, _SIMPLIFIED, _TRADITIONAL, _KATAKANA, _HANGUL = (
    tuple(column) for column in zip(*(line.split("|") for line in _TRADES.strip().splitlines()), strict=True)
)
LOCAL = {"zh-Hans": _SIMPLIFIED, "zh-Hant": _TRADITIONAL, "ja": _KATAKANA, "ko": _HANGUL}
IN_LATIN = {
    "de": "Elektronik Steckverbinder Leiterplatten Messtechnik Sensorik Optik Kabeltechnik Bauelemente Metallwaren "
    "Lichttechnik Relais Antriebstechnik Kunststofftechnik Halbleiter Gehäusetechnik",
    "fr": "Composants Électronique Connecteurs Câblage Optique Circuits Capteurs Plasturgie Mesure Aéronautique",
    "it": "Elettronica Componenti Connettori Circuiti Sensori Illuminazione Meccanica Automazione Cavi",
    "es": "Electrónica Componentes Conectores Circuitos Arneses Sensores Iluminación Plásticos Cables",
    "pt": "Eletrônica Componentes Conectores Circuitos Sensores Iluminação Cabos Plásticos",
    "pl": "Elektronika Podzespoły Złącza Obwody Czujniki Oświetlenie Kable Automatyka",
    "cs": "Elektronika Součástky Konektory Obvody Senzory Kabely Automatizace Osvětlení",
    "hu": "Elektronika Alkatrész Csatlakozó Áramkör Érzékelő Kábel Világítás",
    "tr": "Elektronik Devre Kablo Konnektör Aydınlatma Sensör Otomasyon Plastik",
    "vi": "Điện tử|Linh kiện|Cơ khí chính xác|Bảng mạch|Dây cáp|Bao bì|Chiếu sáng|Cảm biến|Nhựa kỹ thuật",
    "fi": "Elektroniikka Komponentit Liittimet Anturit Valaistus Kaapelit",
    "nordic": "Elektronik Sensorer Komponenter Kontakter Optik Kabel Belysning Automation",
    "nl": "Elektronica Componenten Connectoren Sensoren Optiek Kabels Verlichting Automatisering",
}
TRADES = {language: tuple(text.split("|" if "|" in text else " ")) for language, text in IN_LATIN.items()}
"""Trades in languages with Latin letters; the others use the English ones."""
