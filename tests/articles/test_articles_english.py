"""A text in another language is told, since nothing will be found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from strike_timeline.articles import read
from strike_timeline.articles.english import NOT_ENGLISH, looks_english
from strike_timeline.model import Article

OTHER = {
    "French": "Les grutiers du port ont cessé le travail lundi matin, a annoncé leur syndicat. Les"
    " négociations sur les salaires doivent reprendre mardi prochain avec la direction, qui"
    " propose une hausse de trois pour cent. Le mouvement pourrait durer plusieurs jours.",
    "German": "Die Kranführer im Hafen haben am Montag die Arbeit niedergelegt, teilte ihre"
    " Gewerkschaft mit. Die Verhandlungen über die Löhne sollen in der kommenden Woche"
    " fortgesetzt werden. Die Leitung bietet drei Prozent mehr an, was in der Belegschaft auf"
    " Ablehnung stieß.",
    "Dutch": "De kraanmachinisten in de haven hebben maandag het werk neergelegd, meldt hun vakbond."
    " Het overleg over de lonen wordt volgende week hervat. De directie biedt drie procent"
    " meer, of een toeslag in de zomer, en dat was volgens de leden veel te weinig.",
    "Greek": "Οι χειριστές γερανών στο λιμάνι σταμάτησαν την εργασία τη Δευτέρα, είπε το σωματείο τους. " * 4,
    "Japanese": "港湾のクレーン運転士は月曜日にストライキに入ったと組合が発表した。" * 10,
}
ENGLISH = {
    "news": "Crane operators walked off the job on Monday, their union said. Talks on pay are to"
    " resume next week with the port, which offers three percent. Leaders of the local expect"
    " a long stoppage, and shippers have begun to send vessels elsewhere.",
    "headlines": "Port strike begins. Union rejects offer. Talks resume Monday.",
    "foreign names": "Le syndicat des grutiers, the union of the crane operators, and the Compagnie générale"
    " du port signed a deal on Monday. Compagnie générale du port said that its Société de"
    " manutention would reopen after a vote of the members in Saint-Nazaire, Le Havre and La"
    " Rochelle.",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER.keys())
def test_other_languages(text: str) -> None:
    assert not looks_english(text)


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_english(text: str) -> None:
    assert looks_english(text)


def test_the_article_carries_the_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER["French"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH["news"], encoding="utf-8")
    found = [item for item in read([tmp_path]) if isinstance(item, Article)]
    assert [NOT_ENGLISH in article.warnings for article in found] == [True, False]
