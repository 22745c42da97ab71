"""Building one message from its segments: quickly where they are regular, as `x12.outline` does it where not."""

from __future__ import annotations

from typing import Any

from x12.outline import ENVELOPE, Outline
from x12.tree import Action

LONGEST = 5_000
"""A claim of more segments than this is not read quickly: nothing is gained by waiting for its end."""

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
            text = segments[index]
            action = self._node.openers.get(text[:3])
            elements: list[str] = []
            if action is None:
                elements = text.split(separator)
                action = self.find(elements, self._node)
            if action is not None and action.quick is not None:
                read = self._units if action.is_unit else self._around
                following = read(action, segments, index, elements, is_end)
                if following < 0:
                    return index
                if following:
                    index = following
                    continue
            if self._tidied(segments, index):
                continue
            if not self.take(action, elements or text.split(separator), text):
                return index
            index += 1
        return index

    def _tidied(self, segments: list[str], index: int) -> bool:
        """Take the white space off this segment and all after it, if this one has any."""
        if segments[index] == segments[index].strip():
            return False
        segments[index:] = [text.strip() for text in segments[index:]]
        return True

    def _around(self, action: Action, segments: list[str], index: int, elements: list[str], is_end: bool) -> int:
        """
        Read a loop around claims at once, up to the first of them, hang it onto its owner and open it.

        Give the index of the segment after it, 0 if it is not regular, -1 if its end is not among the segments.
        """
        depth, number, seen = action.depth, self.number, self._seen
        if seen[depth] > action.through:
            return 0
        try:
            made, following, then = action.quick(segments, index, segments[index], number + 1 - index)  # type: ignore[misc]
        except (ValueError, LookupError):
            return 0
        if then[:3] not in action.before_what and not self._ends(action, segments, following, then, is_end):
            return 0 if following < len(segments) - 1 or following - index > LONGEST else -1
        if len(self._open) > depth + 1:
            self._close(depth, number)
        owner, bit = self._open[depth], action.bit
        if seen[depth] & bit and action.again is not action.first:
            getattr(owner, action.name).append(made)
        else:
            setattr(owner, action.name, [made])
            seen[depth] |= bit
        self._raw += segments[index:following]
        self._open.append(made)
        seen.append(action.after)
        self._node = action.node  # type: ignore[assignment]
        self._path_depth, self._is_fresh = depth + 1, self._streaming
        if action.is_level:
            self._levels.enter(elements, depth, number + 1)
        if not self.head:
            self.head = number
        self.number = number + following - index
        return following

    def _units(self, action: Action, segments: list[str], index: int, _: list[str], is_end: bool) -> int:
        """
        Read claims at once, as many as follow each other, and hang them onto their owner; none of them stays open.

        Give the index of the segment after them; 0 and -1 as for the loops around them.
        """
        if self._seen[action.depth] > action.through:
            return 0
        start, number, begins, quick = index, self.number + 1, segments[index][:3], action.quick
        units: list[Any] = []
        while len(units) < AT_ONCE:
            try:
                made, following, then = quick(segments, index, segments[index], number - start)  # type: ignore[misc]
            except (ValueError, LookupError):
                break
            if then[:3] not in action.before_what and not self._ends(action, segments, following, then, is_end):
                if units or following < len(segments) - 1 or following - index > LONGEST:
                    break
                return -1
            units.append(made)
            index = following
            if then[:3] != begins:
                break
        if units:
            self._hang(action, units)
            self._raw += segments[start:index]
            self.number += index - start
            return index
        return 0

    def _hang(self, action: Action, units: list[Any]) -> None:
        """Hang claims that are whole onto their owner, and hold them ready when streaming."""
        depth, bit = action.depth, action.bit
        if len(self._open) > depth + 1:
            self._close(depth, self.number)
        self._node, self._path_depth, self._is_fresh = action.node.parent, depth, False  # type: ignore[assignment,union-attr]
        self.head = self.head or self.number
        owner = self._open[depth]
        if self._streaming:
            problems = self.problems.copy()
            self.problems.clear()
            above = self._open[1:]
            for unit in units:
                self.ready.append(([*above, unit], problems))
                problems = []
            setattr(owner, action.name, units[-1:])
        elif self._seen[depth] & bit:
            getattr(owner, action.name).extend(units)
        else:
            setattr(owner, action.name, units)
        self._seen[depth] |= bit

    def _ends(self, action: Action, segments: list[str], following: int, text: str, is_end: bool) -> bool:
        """Tell whether a loop is whole: what follows is the end, or stands behind all loops of the path."""
        if following == len(segments) - 1:
            return is_end
        text = text.strip()
        then = text.split(self.delimiters.element)
        if then[0] in ENVELOPE:
            return True
        assert action.node is not None
        found = self.find(then, action.node)
        return found is not None and (found.opens_path or not found.depth)
