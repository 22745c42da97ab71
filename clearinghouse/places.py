"""Where a segment of a file stands in its explanation: the page, and the place on it."""

ROWS_A_PAGE = 250


def page_of(number: int) -> int:
    """The page of the explanation that shows a segment of the file."""
    return (number - 1) // ROWS_A_PAGE + 1 if number else 1


def place_of(number: int) -> str:
    """Where a segment of the file stands in the explanation: the page and the place on it."""
    return f"page={page_of(number)}#s{number}"
