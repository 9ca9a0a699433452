"""Kernels are kept on disk between runs."""

from ciotat.render.backends.draft import kernel


def test_what_other_sources_kept_is_out_of_date_and_not_an_error() -> None:
    def gone() -> dict[str, str]:
        raise AttributeError("Can't get attribute 'Rows' on the module")

    assert kernel._forgiving(gone)() == {}
    assert kernel._forgiving(lambda: {"a": "b"})() == {"a": "b"}
