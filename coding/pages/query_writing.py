"""Writing queries: the panel on the bench, and the office's templates."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, retarget

from coding.bench.evidence import known_digests
from coding.models import ProviderQuery
from coding.pages.bench import next_url, visit_or_404
from coding.queries.checks import SOURCE
from coding.queries.draft import OTHER, UNABLE, Draft, Span, tidy
from coding.queries.services import (
    SEND_REFUSALS,
    ProviderHasNoSignIn,
    WithAColleague,
    refuse_unless_askable,
    send_query,
)
from coding.queries.templates import (
    NameIsTaken,
    NoSuchTemplate,
    QueryRefused,
    save_template,
    switch_template,
    template_of,
    templates,
)
from coding.services import NotBeingCoded
from coding.suggest.reading import sentences
from encounters.models import Encounter
from practice import audit
from practice.models import Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

READERS = (Role.PROVIDER, Role.BILLER, Role.MANAGER)
INVALID = 422
MOST_TICKS = 60
ONLY_CODERS = "Only a coder sends a query. You may read the visit and the queries that were sent."


class QueryForm(forms.Form):
    """A question with its options, one a line."""

    name = forms.CharField(label="About", max_length=60)
    question = forms.CharField(label="Question", max_length=600, widget=forms.Textarea(attrs={"rows": 4}))
    options = forms.CharField(
        label="Options, one a line",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"“{OTHER}” and “{UNABLE}” are added by themselves.",
    )

    @property
    def draft(self) -> Draft:
        """What was typed."""
        given = self.cleaned_data
        return Draft(given["name"], given["question"], tuple(given["options"].splitlines()))


@dataclass(frozen=True)
class Sentence:
    """A sentence of the note that may be cited; `value` is "start-end"."""

    value: str
    words: str
    is_cited: bool


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Show the panel in which a query is written; by POST, check and send it, and go to the next visit.

    Where nothing could be sent the panel says why instead, before anybody writes.
    """
    encounter = visit_or_404(pk)
    chosen = request.GET.get("template", "")
    if request.method != "POST":
        why_not = _why_not(encounter, staff_of(request))
        return _panel(request, encounter, QueryForm(initial=_initial(chosen)), chosen, why_not)
    form = QueryForm(request.POST)
    if not form.is_valid():
        return _panel(request, encounter, form, chosen)
    staff, spans = staff_of(request), _spans(request.POST.getlist("cite"))
    typed = form.draft
    draft = Draft(typed.name, typed.question, typed.options, spans, request.POST.get("note", ""))
    after = next_url(encounter, staff)
    try:
        sent = send_query(encounter=encounter, draft=draft, by=staff, now=timezone.now())
    except (*SEND_REFUSALS, NotBeingCoded) as refusal:
        texts = [one.text for one in refusal.problems] if isinstance(refusal, QueryRefused) else [str(refusal)]
        for text in texts:
            form.add_error(None, text)
        return _panel(request, encounter, form, chosen)
    messages.success(request, f"Asked {sent.provider} about visit {encounter.number}.")
    return HttpResponseClientRedirect(after) if getattr(request, "htmx", False) else redirect(after)


@allow(Role.CODER, Role.MANAGER, read=READERS)
@require_safe
def query_templates(request: HttpRequest) -> HttpResponse:
    """Show the office's templates."""
    context = {"templates": templates(), "may_change": staff_of(request).has_role(Role.CODER, Role.MANAGER)}
    return render(request, "coding/queries/templates.html", {**context, "source": SOURCE, "ways_out": (OTHER, UNABLE)})


@allow(Role.CODER, Role.MANAGER)
@require_http_methods(["GET", "POST"])
def query_template(request: HttpRequest) -> HttpResponse:
    """Write a template, or change one."""
    key = request.GET.get("key", "")
    form = QueryForm(request.POST if request.method == "POST" else None, initial=_initial(key))
    if request.method == "POST" and form.is_valid():
        try:
            kept = save_template(key=key, draft=form.draft, by=staff_of(request), now=timezone.now())
        except QueryRefused as refusal:
            for one in refusal.problems:
                form.add_error(None, one.text)
        except (NameIsTaken, NoSuchTemplate) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"“{kept.name}” is kept.")
            return redirect("coding:query-templates")
    status = INVALID if form.is_bound else 200
    return render(request, "coding/queries/template.html", {"form": form, "key": key, "source": SOURCE}, status=status)


@allow(Role.CODER, Role.MANAGER)
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Put a template out of use, or into use again."""
    try:
        row = switch_template(key=request.POST.get("key", ""), by=staff_of(request), now=timezone.now())
    except (NameIsTaken, NoSuchTemplate) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{row.name}” is {'in' if row.is_used else 'out of'} use.")
    return redirect("coding:query-templates")


def _initial(key: str) -> dict[str, str]:
    """The fields of a template; empty for none."""
    try:
        found = template_of(key)
    except NoSuchTemplate:
        return {}
    return {"name": found.name, "question": found.question, "options": "\n".join(found.options)}


def _spans(cited: list[str]) -> tuple[Span, ...]:
    found = []
    for one in cited[:MOST_TICKS]:
        start, _, end = one.partition("-")
        if start.isdecimal() and end.isdecimal() and len(one) < 20:
            found.append(Span(int(start), int(end)))
    return tuple(found)


def _why_not(encounter: Encounter, staff: Staff) -> str:
    """Why this person can send no query about a visit; empty when they can."""
    if not staff.has_role(Role.CODER):
        return ONLY_CODERS
    try:
        refuse_unless_askable(encounter)
    except (NotBeingCoded, ProviderHasNoSignIn, WithAColleague) as refusal:
        return str(refusal)
    return ""


def _panel(request: HttpRequest, encounter: Encounter, form: QueryForm, chosen: str, why_not: str = "") -> HttpResponse:
    is_htmx = bool(getattr(request, "htmx", False))
    audit.record_look(by=staff_of(request), subject=f"patient:{encounter.patient_id}", now=timezone.now())
    cited = request.POST.getlist("cite")
    note = encounter.whole_note
    each = [Sentence(value := f"{one.start}-{one.end}", tidy(one.text), value in cited) for one in sentences(note)]
    own = [value for value in cited if value not in {one.value for one in each}]
    selected = [
        Sentence(f"{one.start}-{one.end}", tidy(note[one.start : one.end]), is_cited=True) for one in _spans(own)
    ]
    form.fields["name" if not chosen else "question"].widget.attrs["autofocus"] = True
    context = {
        "encounter": encounter, "form": form, "chosen": chosen, "sentences": each, "selected": selected,
        "templates": [one for one in templates() if one.is_used], "digest": known_digests(encounter)[-1],
        "open": ProviderQuery.objects.filter(encounter=encounter, state=ProviderQuery.State.OPEN).count(),
        "source": SOURCE, "why_not": why_not,
    }  # fmt: skip
    status = INVALID if form.is_bound else 200
    template = "coding/queries/_ask.html" if is_htmx else "coding/queries/ask.html"
    answer = render(request, template, context, status=status)
    return retarget(answer, "#aside") if is_htmx else answer
