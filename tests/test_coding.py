import math

import pandas
import pytest

from newslab import coding
from newslab.errors import InputError

# The worked example of Krippendorff (2011), "Computing Krippendorff's alpha-reliability": four observers, twelve units.
OBSERVERS = {
    "a": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "b": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "c": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "d": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def test_alpha_of_the_published_example():
    found = coding.agreement(
        pandas.DataFrame({name: [None if x is None else str(x) for x in codes] for name, codes in OBSERVERS.items()})
    )
    assert found["alpha"] == pytest.approx(0.743, abs=0.001)
    assert found["units"] == 11 and found["low"] < found["alpha"] < found["high"]


@pytest.mark.parametrize(
    "first, second, alpha",
    [
        ("xxyy", "xxyy", 1.0),
        ("xxxx", "xxxx", 1.0),
        ("xyxy", "yxyx", -0.75),
        ("xxxy", "xxxx", 0.0),
    ],
)
def test_alpha_of_small_tables(first, second, alpha):
    assert coding.agreement(pandas.DataFrame({"a": list(first), "b": list(second)}))["alpha"] == pytest.approx(alpha)


def test_too_little_to_agree_on():
    with pytest.raises(InputError, match="at least two units"):
        coding.agreement(pandas.DataFrame({"a": ["x", ""], "b": ["", "y"]}))


def test_sheet_is_a_seeded_sample_with_context():
    text = " ".join(f"Sentence number {n} is here." for n in range(40))
    one, two = coding.sheet([text], ["a", "b"], size=9), coding.sheet([text], ["a", "b"], size=9)
    assert one.equals(two) and len(one) == 9 and one["start"].is_monotonic_increasing
    assert not one.equals(coding.sheet([text], ["a", "b"], size=9, seed=1))
    assert all(text[row.start : row.end] == row.text for row in one.itertuples())
    assert len(coding.sheet([text], ["a"], size=500)) == 40
    with pytest.raises(InputError, match="no sentence"):
        coding.sheet([], ["a"])


def test_validate_by_label_with_intervals():
    found = coding.validate([{"a", "b"}, "a", None, "b"], ["a", {"a"}, "c", set()]).set_index("label")
    assert found.loc["a", ["coded", "found", "both", "precision", "recall", "f1"]].tolist() == [2, 2, 2, 1.0, 1.0, 1.0]
    assert found.loc["b", "recall"] == 0.0 and math.isnan(found.loc["b", "precision"])
    assert found.loc["a", "precision_low"] == pytest.approx(0.342, abs=0.001)
    with pytest.raises(InputError, match="2 coded units but 1 found"):
        coding.validate(["a", "b"], ["a"])
