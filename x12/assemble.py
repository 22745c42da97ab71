"""Building one message from its segments: quickly where they are regular, as `x12.outline` does it where not."""

from __future__ import annotations

from typing import Any

from x12.descent import BEHIND
from x12.outline import ENVELOPE, Outline
from x12.problems import Problem
from x12.tree import Action

HL_ELEMENTS = 5  # with the id of the segment

LONGEST = 5_000
"""A claim of more segments than this is not read quickly: nothing is gained by waiting for its end."""

NO_LEVEL: list[str] = []
NOTHING: dict[str, Action] = {}
"""What opens where nothing does that can be read at once: an action for no kind of level."""

AT_ONCE = 16
"""How many claims are made ready before they are handed out: so few that they are gone before garbage is collected."""


class Assembler(Outline):
    """Takes the segments between ST and SE, as many at a time as there are."""

    def feed(self, segments: list[str], start: int, *, is_end: bool) -> int:
        """
        Take segments from an index on, the last of them empty, and give the index of the first one not taken.

        It stops before an envelope segment, when some claims are ready, and, unless `is_end`, before a claim whose end
        is not among the segments: they have to come again with those that follow.
        """
        index, count, separator = start, len(segments), self.delimiters.element
        while index < count and len(self.ready) < AT_ONCE:
            number = self.number
            segments[-1] = BEHIND
            following, is_cut_off = self._quickly(segments, index, is_end)
            segments[-1] = ""
            if following > index:
                self._raw += segments[index:following]
                self.number = number + following - index
                index = following
            if is_cut_off or len(self.ready) >= AT_ONCE:
                return index
            if self._tidied(segments, index):
                continue
            text = segments[index]
            elements = text.split(separator)
            if not self.take(self.find(elements, self._node), elements, text):
                return index
            index += 1
        return index

    def _tidied(self, segments: list[str], index: int) -> bool:
        """Take the white space off this segment and all after it, if this one has any."""
        if segments[index] == segments[index].strip():
            return False
        segments[index:] = [text.strip() for text in segments[index:]]
        return True

    def _quickly(self, segments: list[str], index: int, is_end: bool) -> tuple[int, bool]:
        """
        Read claims, and the loops around them, at once: as many as follow each other and are regular.

        Give the index of the first segment not read, and whether that is because its loop ends in segments to come.
        """
        seen, ready, last = self._seen, self.ready, len(segments) - 1
        ahead = self.number + 1 - index  # what makes an index a segment number
        text = segments[index]
        found: Any = self._node.openers.get(text[:3], NOTHING)
        while len(ready) < AT_ONCE:
            action, level = found, NO_LEVEL
            if action.__class__ is dict:
                level = text.split(self.delimiters.element)
                action = action.get(level[3]) if len(level) == HL_ELEMENTS else None
            if action is None or seen[action.depth] > action.through:
                break
            for read in action.descent.ways:
                try:
                    made, following, then = read(segments, index, text, ahead, ahead - 1)
                except (ValueError, LookupError):
                    continue
                found = action.behind.get(then[:3]) or self._behind(action, segments, following, is_end)
                if found is not None:
                    break
                if following == last:
                    return index, following - index <= LONGEST
            else:
                break
            self._hang(action, made, level, index + ahead)
            index, text = following, then
        return index, False

    def _hang(self, action: Action, made: Any, level: list[str], at: int) -> None:
        """Hang a loop that begins at a segment onto its owner: open one around claims, hold a claim ready."""
        opened, seen, depth, is_streaming = self._open, self._seen, action.depth, self._streaming
        if len(opened) > depth + 1:
            self._close(depth, at - 1)
        if not self.head:
            self.head = at - 1
        if level:
            self._levels.enter(level, depth, at)
        if is_streaming or not seen[depth] & action.bit:
            setattr(opened[depth], action.name, [made])
            seen[depth] |= action.bit
        else:
            getattr(opened[depth], action.name).append(made)
        self._node = action.then  # type: ignore[assignment]
        if not action.is_unit:
            opened.append(made)
            seen.append(action.after)
            self._path_depth, self._is_fresh = depth + 1, is_streaming
            return
        self._path_depth, self._is_fresh = depth, False
        if is_streaming:
            problems: list[Problem] = []
            if self.problems:
                problems += self.problems
                self.problems.clear()
            self.ready.append(([*opened[1:], made], problems))

    def _behind(self, action: Action, segments: list[str], following: int, is_end: bool) -> Any:
        """
        Give what is opened by the segment behind a loop, as `Action.behind` has it; None if the loop is not whole.

        It is whole if there is no further segment, or one that stands behind all loops of the path.
        """
        if following == len(segments) - 1:
            return NOTHING if is_end else None
        text = segments[following]
        then = text.strip().split(self.delimiters.element)
        if then[0] in ENVELOPE:
            return NOTHING
        assert action.node is not None
        assert action.then is not None
        found = self.find(then, action.node)
        if found is None or not (found.opens_path or not found.depth):
            return None
        return action.then.openers.get(text[:3], NOTHING)
