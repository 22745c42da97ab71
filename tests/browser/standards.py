"""What every page is measured by in the browser: WCAG 2.2 AA and common practice, as axe names them."""

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
