"""Words of other languages than English by which transcripts name roles and tell of sounds."""

from __future__ import annotations

import unicodedata


def _bare(words: str) -> frozenset[str]:
    """Small letters without accents, as names are compared."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return frozenset("".join(char for char in apart if not unicodedata.combining(char)).split())


ROLES = _bare(
    """moderatorin moderation sprecher sprecherin erzähler erzählerin interviewerin journalistin reporterin
    kommentator kommentatorin zuschauer zuschauerin publikum zeuge zeugin richter richterin vorsitzender vorsitzende
    präsident präsidentin befragter befragte gastgeber gastgeberin anrufer anruferin dolmetscher dolmetscherin frage
    antwort alle teilnehmer teilnehmerin gast studiogast reporter experte expertin befragerin gesprächspartner
    gesprächspartnerin
    journaliste animateur animatrice présentateur présentatrice intervieweur intervieweuse modératrice modérateur
    narrateur narratrice invité invitée président présidente rapporteur réponse question témoin auditeur auditrice
    spectateur spectatrice enquêteur enquêtrice
    presentador presentadora periodista entrevistador entrevistadora entrevistado entrevistada moderadora locutor
    locutora público presidenta presidente pregunta respuesta invitado invitada narrador narradora
    anfitrión anfitriona conductor conductora oyente anfitrião ouvinte
    apresentador apresentadora jornalista repórter pergunta resposta convidado convidada plateia
    intervistatore intervistatrice giornalista moderatore moderatrice presentatore presentatrice conduttore
    conduttrice ospite ascoltatore ascoltatrice intervistato intervistata domanda risposta pubblico narratore
    presentator presentatrice gastheer gastvrouw luisteraar verteller voorzitter vraag antwoord journaliste publiek
    prowadzący prowadząca gość słuchacz dziennikarz dziennikarka pytanie odpowiedź głos programledare fråga svar
    gäst gæst gjest vært juontaja haastattelija vieras kysymys vastaus
    гость гостья слушатель интервьюер
    programledaren moderatorn intervjuaren reportern
    ведущий ведущая журналист журналистка корреспондент вопрос ответ зритель голос модератор диктор
    嘉宾 来賓 ゲスト
    主持人 记者 記者 问 答 問 观众 觀眾 旁白 司会 司会者 質問者 進行 聞き手 進行者 インタビュアー ナレーター
    게스트 진행자 사회자 기자 질문 답변 앵커
    المذيع المذيعة مذيع السائل مراسل صحفي מנחה מראיין מראיינת שאלה תשובה sunucu soru cevap""",
)
"""Roles beside those of ``vocabulary.ROLES``."""

NOT_NAMES = _bare(
    """titel título títol titre titolo tytuł titul titlu cím otsikko başlık untertitel thema thème tema betreff asunto
    oggetto objet datum fecha dato dátum päivä tarih ort lugar luogo plaats beginn ende début inicio inizio
    sprache idioma langue lingua taal język språk beschreibung zusammenfassung descripción resumen resumo descrição
    résumé descrizione riassunto beschrijving samenvatting folge episodio épisode aflevering staffel temporada
    hinweis anmerkung notiz bemerkung aviso remarque avertissement avviso opmerking musik música musique musica muziek
    werbung publicidad publicité pubblicità reclame quelle quellen fuente fonti bron zutaten zubereitung
    ingredientes ingrédients ingredienti preparación préparation beispiel ejemplo exemple esempio voorbeeld
    erstens zweitens drittens primero segundo tercero premièrement deuxièmement kapitel capítulo chapitre capitolo
    abwesend entschuldigt ausentes absents assenti afwezig
    название заголовок тема дата язык описание музыка реклама глава примечание 标题 題目 题目 主题 日期 语言 简介 概要
    タイトル 題名 日付 言語 音楽 注 제목 날짜 언어""",
)
"""Words of heads, lists and clauses beside those of ``vocabulary.NOT_NAMES``."""

ARTICLES = _bare(
    "der die das la le les el los il lo gli os as de het une una ein eine m mme herr frau hr fr señor señora"
)
"""What may stand before a role: ``La présidente``, ``Mme la présidente``, ``Der Vorsitzende``."""

SOUNDS = frozenset(
    """lacht lachen lachend gelächter schmunzelt seufzt applaus beifall heiterkeit zuruf zurufe zwischenruf
    rires rire rit applaudissements soupir soupire murmures exclamations
    risas risa ríe rie ríen aplausos suspira risos risate applausi sospira gelach lachje lacht zucht śmiech oklaski
    skratt applåder smeje смеётся смеется смех аплодисменты вздыхает
    笑 笑声 大笑 掌声 鼓掌 拍手 笑い 拍手する 웃음 박수 ضحك تصفيق צחוק מחיאות gülüşmeler alkışlar""".split()
)
"""Sounds beside those of ``vocabulary.SOUNDS``, with their accents."""
