"""Texts are compared alike in every script."""

from __future__ import annotations

import pytest

from a11yaudit.text.norm import dominant_script, ends_a_sentence, norm, tokens, units
from a11yaudit.text.similarity import near, same


@pytest.mark.parametrize(
    ("a", "b", "lang"),
    [
        ("Rain in Lund.", "rain in  lund", "en"),
        ("“Rain”, in Lund", '"Rain", in Lund', "en"),
        ("İSTANBUL IŞIK", "istanbul ışık", "tr"),
        ("ｗｉｄｅ　ｌｅｔｔｅｒｓ", "wide letters", "en"),
        ("السَّلامُ عليكم", "السلام عليكم", "ar"),
        ("東京の夜景。", "東京の夜景", "ja"),
        ("soft\u00adhyphen", "softhyphen", "en"),
        ("STRASSE", "straße", "de"),
    ],
)
def test_same_texts(a: str, b: str, lang: str) -> None:
    assert same(a, b, lang)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Two boats lie at the old quay", "Two boats lay at the old quay"),
        ("Мэр на мосту в понедельник", "Мэры на мосту в понедельник"),
        ("東京タワーの夜景を望む", "東京タワーの夜景を眺む"),
        (
            "The mayor opens the new bridge",
            "The mayor opens the new bridge over the river on Monday",
        ),
    ],
)
def test_near_texts(a: str, b: str) -> None:
    assert near(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Figure 1", "Figure 2"),
        ("The mayor", "The mayor opens the new bridge over the river"),
        ("A ferry in the harbour", "Two children read in the library"),
        ("", ""),
        ("港のフェリー", "図書館で読む子ども"),
    ],
)
def test_different_texts(a: str, b: str) -> None:
    assert not near(a, b)
    assert not same(a, b)


def test_tokens_of_spaced_and_unspaced_scripts() -> None:
    assert tokens("The world’s end, 2024") == ("the", "worlds", "end", "2024")
    assert tokens("東京の夜景 Tokyo") == ("東京", "京の", "の夜", "夜景", "tokyo")
    assert tokens("한국어 문장") == ("한국어", "문장")
    assert tokens("…!") == ()


def test_measures() -> None:
    assert units("写真") == 4
    assert units("e\u0301") == 1
    assert dominant_script("Это Moscow") == "LATIN"
    assert dominant_script("東京タワー") == "JAPANESE"
    assert [ends_a_sentence(t) for t in ("Yes.", "はい。", "نعم؟", "No", 'He said "no."')] == [
        True,
        True,
        True,
        False,
        True,
    ]
    assert norm("«Да!»") == "да"
