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
        seen, ready = self._seen, self.ready
        ahead = self.number + 1 - index  # what makes an index a segment number
        text = segments[index]
        begin = text[:3]
        while len(ready) < AT_ONCE:
            action: Any = self._node.openers.get(begin)
            level: list[str] = []
            if action.__class__ is dict:
                level = text.split(self.delimiters.element)
                action = action.get(level[3]) if len(level) == HL_ELEMENTS else None
            if action is None or seen[action.depth] > action.through:
                break
            for read in (action.descent.known[0], action.descent.learn):
                try:
                    made, following, then = read(segments, index, text, ahead, ahead - 1)
                except (ValueError, LookupError):
                    continue
                begin = then[:3]
                if begin in action.before_what or self._ends(action, segments, following, then, is_end):
                    break
                if following == len(segments) - 1:
                    return index, following - index <= LONGEST
            else:
                break
            text = then
            self._hang(action, made, level, index + ahead)
            index = following
        return index, False

    def _hang(self, action: Action, made: Any, level: list[str], at: int) -> None:
        """Hang a loop that begins at a segment onto its owner: open one around claims, hold a claim ready."""
        opened, seen, depth = self._open, self._seen, action.depth
        if len(opened) > depth + 1:
            self._close(depth, at - 1)
        if not self.head:
            self.head = at - 1
        if level:
            self._levels.enter(level, depth, at)
        is_streaming = self._streaming
        if is_streaming or not seen[depth] & action.bit:
            setattr(opened[depth], action.name, [made])
            seen[depth] |= action.bit
        else:
            getattr(opened[depth], action.name).append(made)
        if not action.is_unit:
            opened.append(made)
            seen.append(action.after)
            self._node = action.node  # type: ignore[assignment]
            self._path_depth, self._is_fresh = depth + 1, is_streaming
            return
        self._node = action.node.parent  # type: ignore[assignment,union-attr]
        self._path_depth, self._is_fresh = depth, False
        if is_streaming:
            problems: list[Problem] = []
            if self.problems:
                problems += self.problems
                self.problems.clear()
            self.ready.append(([*opened[1:], made], problems))

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
