"""What people of the trade write short, or by another name, as the search reads it: one place for all of it.

These are words of the trade, not of IECQ. What a word stands for is looked for beside the word itself, so a record that
has the word is found as before. A law or a topic is no scheme: the answer to ``RoHS`` offers the scheme about it.
"""

SHORT = {
    "ccl": ("copper clad laminate",),
    "esd": ("electrostatic discharge",),
    "fpc": ("flexible printed",),
    "ic": ("integrated circuit",),
    "lcd": ("liquid crystal",),
    "led": ("light emitting diode",),
    "mcu": ("microcontroller",),
    "mlcc": ("multilayer ceramic capacitor",),
    "pcb": ("printed circuit", "printed wiring", "printed board"),
    "pcba": ("printed circuit assembly", "printed board assembly"),
    "psu": ("power supply",),
    "pwb": ("printed circuit", "printed wiring", "printed board"),
    "rf": ("radio frequency",),
    "smd": ("surface mount",),
    "smt": ("surface mount",),
}
"""A word, and what it can stand for in a scope: all words of one of them."""

SCHEMES = {
    "hspm": (
        "rohs", "reach", "weee", "有害物質", "有害物质", "유해물질", "限用物質", "限用物质",
    ),
    "ap-esd": ("esd", "静電気", "静电", "靜電", "정전기"),
    "cfp": ("lca", "カーボンフットプリント", "碳足迹", "碳足跡", "탄소발자국"),
    "itl": ("試験所", "实验室", "實驗室", "시험소"),
    "ap-isms": ("情報セキュリティ", "信息安全", "資訊安全", "정보보안"),
    "ap-cap": ("counterfeit", "偽造品", "假冒", "仿冒", "위조"),
}  # fmt: skip
"""A scheme, and the words by which people ask for what it is about though no record has them."""
