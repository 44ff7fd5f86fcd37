"""Labels of the next form: equal but for the month or year, in their order where several are alike."""

from __future__ import annotations

from kehoach.auditing.label_matching import places_by_label


def test_a_month_or_year_in_a_label_may_be_another() -> None:
    printed = [(2, "Lũy kế đến tháng 6"), (3, "Năm 2025"), (4, "NĂM  2026")]
    wanted = {"luy_ke": "Lũy kế đến tháng 5", "truoc": "Năm 2024", "nay": "Năm 2025"}
    assert places_by_label(wanted, printed) == {"luy_ke": 2, "truoc": 3, "nay": 4}


def test_where_there_are_more_than_before_each_is_where_it_is_printed() -> None:
    printed = [(1, "Tháng 1"), (2, "Tháng 2"), (3, "Tháng 3")]
    assert places_by_label({"m1": "Tháng 1", "m2": "Tháng 2"}, printed) == {"m1": 1, "m2": 2}


def test_alike_labels_are_in_order_and_nothing_is_guessed_where_their_number_differs() -> None:
    wanted = {"a": "Trong đó: nữ", "b": "Trong đó: nữ", "c": "Hòa Bình"}
    assert places_by_label(wanted, [(1, "Trong đó: nữ"), (2, "Hoà Bình"), (5, "Trong đó: Nữ")]) == {
        "a": 1,
        "b": 5,
        "c": 2,
    }
    assert places_by_label(wanted, [(1, "Trong đó: nữ")]) == {}
