"""By what an erased person would be known again."""

from app.attendees.erased.rules import Marks, identities, mark


def marks(**said: object) -> Marks:
    return Marks("k" * 64, frozenset(mark("k" * 64, one) for one in identities(said)))


def test_a_key_of_another_system_a_number_or_an_address_is_enough() -> None:
    erased = marks(
        external_key="crm:7", name="Turyanto", phone="+6281200003864", email="Tur@Example.id"
    )
    assert erased.have({"external_key": "crm:7", "name": "T. Yanto"})
    assert erased.have({"name": "Yanto", "phone": "+6281200003864"})
    assert erased.have({"name": "Yanto", "phone_other": "0812-0000-3864"})
    assert erased.have({"name": "Yanto", "email": "tur@example.ID"})


def test_somebody_else_is_not_known_by_a_name_or_a_place_alone() -> None:
    erased = marks(external_key="village:33.04.01.2001", name="H. Turyanto, S.Pd.")
    assert erased.have({"external_key": "village:33.04.01.2001", "name": "Turyanto"})
    assert erased.have({"external_key": "village:33.04.01.2001/ketua", "name": "TURYANTO"})
    assert not erased.have({"external_key": "village:33.04.01.2001", "name": "Yulianti"})
    assert not erased.have({"external_key": "village:33.04.01.2002", "name": "Turyanto"})
    assert not erased.have({"name": "Turyanto"})
    assert identities({"external_key": "person:1", "name": "Turyanto", "phone_other": "12"}) == []


def test_marks_say_nothing_without_their_key() -> None:
    one = mark("a" * 64, "number 81200003864")
    assert one != mark("b" * 64, "number 81200003864")
    assert len(one) == 64
    assert not Marks("b" * 64, frozenset({one})).have({"phone": "+6281200003864"})
    assert not Marks("", frozenset()).have({"phone": "+6281200003864"})
