"""Stories about money as text: what is given, what happens, and the books afterwards.  The words are in README.md."""
