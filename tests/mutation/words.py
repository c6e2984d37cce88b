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
    medium: str
    language_alike: str
    alt_in_other_script: str
    alt_in_language_alike: str
    text_in_other_script: str
    text_in_language_alike: str
    chart_alt: str
    map_caption: str
    plain_alt: str
    name_in_other_direction: str


# One picture and one paragraph, told in several languages, to stand where they do not belong.
DE_ALT = "Zwei Mädchen mit roten Mützen füttern die Enten neben der alten Holzbrücke am Bach."
DE_P = (
    "Als der Schnee kam, gingen alle hinaus in den Hof und schauten lange auf die "
    "Dächer. Niemand wollte als Erster zurück, obwohl der Tee längst kalt geworden war."
)
EN_ALT = "Two girls in red hats feed the ducks by an old wooden bridge near the mill."
EN_P = (
    "When the snow came, everybody went out into the yard and looked at the roofs "
    "for a long time. Nobody wanted to be the first to go back, although the tea had long been cold."
)
FA_ALT = "دو دختر با کلاه‌های قرمز کنار پل چوبی قدیمی به اردک‌ها غذا می‌دهند و می‌خندند."
FA_P = (
    "وقتی برف بارید، همه به حیاط رفتند و مدت زیادی به پشت‌بام‌ها نگاه کردند. "
    "هیچ‌کس نمی‌خواست اولین کسی باشد که برمی‌گردد، با اینکه چای سرد شده بود."
)
FR_ALT = "Deux filles en bonnet rouge nourrissent les canards près du vieux pont de bois."
FR_P = (
    "Quand la neige est venue, tout le monde est sorti dans la cour pour regarder "
    "les toits. Personne ne voulait rentrer le premier, alors que le thé était déjà froid."
)
MR_ALT = "लाल टोप्या घातलेल्या दोन मुली जुन्या लाकडी पुलाजवळ बदकांना खायला घालत आहेत आणि हसत आहेत."
MR_P = (
    "बर्फ पडला तेव्हा सगळे अंगणात आले आणि बराच वेळ छपरांकडे पाहत राहिले. चहा कधीच "
    "थंड झाला होता तरी कोणालाही आधी परत जायचे नव्हते."
)
RU_ALT = "Две девочки в красных шапках кормят уток у старого деревянного моста."
RU_P = (
    "Когда пошёл снег, все вышли во двор и долго смотрели на крыши. Никто не хотел "
    "возвращаться домой первым, хотя чай давно остыл."
)
UK_ALT = (
    "Дві дівчинки в червоних шапках годують качок біля старого дерев'яного містка, "
    "що веде до млина."
)
UK_P = (
    "Коли випав сніг, усі вийшли на подвір'я й довго дивилися на дахи. Ніхто не "
    "хотів повертатися першим, хоча чай уже давно вистиг."
)
ZH_ALT = "两个戴红帽子的女孩在老木桥旁边喂鸭子，她们的祖母坐在长椅上看着。"
ZH_P = "下雪的时候，大家都走到院子里，久久地看着屋顶。没有人愿意第一个回去，虽然茶早就凉了，孩子们还在门口等着。"

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
        medium="Photo of {}",
        language_alike="de",
        alt_in_other_script=RU_ALT,
        alt_in_language_alike=DE_ALT,
        text_in_other_script=RU_P,
        text_in_language_alike=DE_P,
        chart_alt="Bar chart of visits to the yard by month",
        map_caption="Map of the footpaths around the old quarry",
        plain_alt="Fine lines in brown and green on yellowed paper, with a red cross at the edge",
        name_in_other_direction="דנה לוי",
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
        medium="Foto de {}",
        language_alike="en",
        alt_in_other_script=RU_ALT,
        alt_in_language_alike=EN_ALT,
        text_in_other_script=RU_P,
        text_in_language_alike=EN_P,
        chart_alt="Gráfico de barras con la fuerza del viento por meses",
        map_caption="Mapa de los senderos que rodean la antigua cantera",
        plain_alt="Líneas finas marrones y verdes sobre papel amarillento, con una cruz roja en el borde",
        name_in_other_direction="סלים מנסור",
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
        medium="Foto von {}",
        language_alike="fr",
        alt_in_other_script=RU_ALT,
        alt_in_language_alike=FR_ALT,
        text_in_other_script=RU_P,
        text_in_language_alike=FR_P,
        chart_alt="Balkendiagramm der Überfahrten nach Monaten",
        map_caption="Karte der Wege rund um den alten Steinbruch",
        plain_alt="Feine braune und grüne Linien auf vergilbtem Papier, am Rand ein rotes Kreuz",
        name_in_other_direction="سلمى منصور",
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
        medium="На фото {}",
        language_alike="uk",
        alt_in_other_script=EN_ALT,
        alt_in_language_alike=UK_ALT,
        text_in_other_script=EN_P,
        text_in_language_alike=UK_P,
        chart_alt="Диаграмма заказов мастерской по месяцам",
        map_caption="Карта тропинок вокруг старого карьера",
        plain_alt="Тонкие коричневые и зелёные линии на пожелтевшей бумаге, с краю красный крестик",
        name_in_other_direction="דנה לוי",
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
        medium="صورة {}",
        language_alike="fa",
        alt_in_other_script=EN_ALT,
        alt_in_language_alike=FA_ALT,
        text_in_other_script=EN_P,
        text_in_language_alike=FA_P,
        chart_alt="رسم بياني لعدد الزوار في كل شهر",
        map_caption="خريطة الممرات حول المقلع القديم",
        plain_alt="خطوط رفيعة بنية وخضراء على ورق مصفر، وعلى الحافة علامة حمراء",
        name_in_other_direction="@marsa_photos",
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
        medium="{}の写真",
        language_alike="zh",
        alt_in_other_script=EN_ALT,
        alt_in_language_alike=ZH_ALT,
        text_in_other_script=EN_P,
        text_in_language_alike=ZH_P,
        chart_alt="月ごとの貸出冊数を示す棒グラフ",
        map_caption="古い石切り場のまわりの小道を示した地図",
        plain_alt="黄ばんだ紙に茶色と緑の細い線が引かれ、端に赤い印がある",
        name_in_other_direction="سلمى منصور",
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
        medium="{} की तस्वीर",
        language_alike="mr",
        alt_in_other_script=EN_ALT,
        alt_in_language_alike=MR_ALT,
        text_in_other_script=EN_P,
        text_in_language_alike=MR_P,
        chart_alt="हर महीने के जलस्तर का चार्ट",
        map_caption="पुरानी खदान के चारों ओर की पगडंडियों का नक्शा",
        plain_alt="पीले पड़े कागज़ पर भूरी और हरी पतली रेखाएँ, किनारे पर लाल निशान",
        name_in_other_direction="سلمى منصور",
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
        medium="ภาพของ{}",
        language_alike="lo",
        alt_in_other_script=EN_ALT,
        alt_in_language_alike=RU_ALT,
        text_in_other_script=EN_P,
        text_in_language_alike=RU_P,
        chart_alt="แผนภูมิแท่งแสดงจำนวนผู้มาเยือนในแต่ละเดือน",
        map_caption="แผนที่ทางเดินรอบเหมืองหินเก่า",
        plain_alt="เส้นบางสีน้ำตาลและเขียวบนกระดาษเก่า มุมหนึ่งมีกากบาทสีแดง",
        name_in_other_direction="דנה לוי",
    ),
}
