"""What the mutations say in each language of the clean pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; see the mutations for what each is used for."""

    name_in_english: str
    wrong_langs: tuple[str, str]
    skip_in_other_script: str
    shortcuts: str
    one_word: str
    any_picture: str
    further_caption: str
    new_heading: str
    long_words: str
    other_title: str


WORDS = {
    "en": Words(
        name_in_english="english",
        wrong_langs=("ru", "ja"),
        skip_in_other_script="Перейти к содержанию",
        shortcuts="Shortcuts",
        one_word="Yesterday",
        any_picture="Untitled",
        further_caption="A second line that nobody asked for.",
        new_heading="What happened next",
        long_words="and who brought the flour, who swept the yard and who wound the clock",
        other_title="Welcome to this website",
    ),
    "es": Words(
        name_in_english="spanish",
        wrong_langs=("el", "ar"),
        skip_in_other_script="Перейти к содержанию",
        shortcuts="Atajos",
        one_word="Ayer",
        any_picture="Imagen destacada",
        further_caption="Una segunda línea que nadie ha pedido.",
        new_heading="Lo que pasó luego",
        long_words="y quién trajo la harina, quién barrió el patio y quién dio cuerda al reloj",
        other_title="Página de inicio",
    ),
    "de": Words(
        name_in_english="german",
        wrong_langs=("uk", "hi"),
        skip_in_other_script="Перейти к содержанию",
        shortcuts="Sprungmarken",
        one_word="Gestern",
        any_picture="Symbolbild",
        further_caption="Eine zweite Zeile, um die niemand gebeten hat.",
        new_heading="Was danach geschah",
        long_words="und wer den Teer brachte, wer den Steg fegte und wer die Uhr aufzog",
        other_title="Willkommen auf unserer Seite",
    ),
    "ru": Words(
        name_in_english="russian",
        wrong_langs=("en", "he"),
        skip_in_other_script="Skip to content",
        shortcuts="Быстрые ссылки",
        one_word="Вчера",
        any_picture="Изображение",
        further_caption="Вторая строка, о которой никто не просил.",
        new_heading="Что было дальше",
        long_words="и кто принёс муку, кто подметал двор и кто заводил старые часы",
        other_title="Добро пожаловать на наш сайт",
    ),
    "ar": Words(
        name_in_english="arabic",
        wrong_langs=("en", "he"),
        skip_in_other_script="Aller au contenu",
        shortcuts="روابط سريعة",
        one_word="أمس",
        any_picture="صورة",
        further_caption="سطر ثان لم يطلبه أحد.",
        new_heading="ما حدث بعد ذلك",
        long_words="ومن أحضر الدقيق ومن كنس الساحة ومن ملأ الدلاء كلها",
        other_title="مرحبا بكم",
    ),
    "ja": Words(
        name_in_english="japanese",
        wrong_langs=("en", "ko"),
        skip_in_other_script="Zum Inhalt springen",
        shortcuts="近道",
        one_word="きのう",
        any_picture="イメージ画像",
        further_caption="だれも頼んでいない二行目。",
        new_heading="その後のできごと",
        long_words="だれが粉を運びだれが庭を掃きだれが時計のねじを巻いたのか",
        other_title="ようこそ",
    ),
    "hi": Words(
        name_in_english="hindi",
        wrong_langs=("en", "bn"),
        skip_in_other_script="Skip to content",
        shortcuts="शॉर्टकट",
        one_word="कल",
        any_picture="चित्र",
        further_caption="एक दूसरी पंक्ति जो किसी ने नहीं माँगी।",
        new_heading="उसके बाद क्या हुआ",
        long_words="और किसने आटा लाया, किसने आँगन बुहारा और किसने घड़ी में चाबी भरी",
        other_title="स्वागत है",
    ),
    "th": Words(
        name_in_english="thai",
        wrong_langs=("en", "lo"),
        skip_in_other_script="Skip to content",
        shortcuts="ทางลัด",
        one_word="เมื่อวาน",
        any_picture="รูปภาพ",
        further_caption="บรรทัดที่สองซึ่งไม่มีใครขอ",
        new_heading="หลังจากนั้นเกิดอะไรขึ้น",
        long_words="และใครเป็นคนขนแป้ง ใครกวาดลาน แล้วใครไขลานนาฬิกาเรือนเก่า",
        other_title="ยินดีต้อนรับ",
    ),
}
