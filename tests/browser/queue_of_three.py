"""A made-up queue with a panel on the real frame: addresses and views for the tests of the frame itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from billing_office import pages
from practice.permissions import EVERYONE, allow

SUBJECTS = {1: "First", 2: "Second", 3: "Third"}
PANEL = """
<aside class="panel" id="panel" data-subject="subject-{{ number }}" aria-labelledby="panel-t">
  <header><h2 id="panel-t" tabindex="-1">{{ subject }}</h2>
    <form class="acts" method="post" action="{% url 'finish' number %}"
          hx-post="{% url 'finish' number %}" hx-target="#panel">
      {% csrf_token %}
      <button class="btn pri" type="submit" aria-keyshortcuts="e">Finish {% key "e" %}</button>
      <button class="btn" type="button" aria-disabled="true" title="Only a manager may."
              aria-keyshortcuts="Shift+W">Write off</button>
    </form></header>
  <section><p>Said by the payer about {{ subject }}.</p>
    <label for="note">Note</label> <input id="note" type="text" aria-keyshortcuts="n"></section>
  {% if request.htmx %}{% include "_toasts.html" %}{% endif %}
</aside>
"""
QUEUE = """
{% extends "base.html" %}
{% block title %}Queue{% endblock %}
{% block heading %}Queue{% endblock %}
{% block content %}
  <form class="filters" method="get" role="search" aria-label="Filter">
    <label class="pair">Find <input type="search" name="f"></label>
  </form>
  <div class="list" tabindex="0" role="region" aria-label="Subjects">
    <table class="grid">
      <thead><tr><th scope="col"><span class="vh">Pick</span></th><th scope="col">Subject</th></tr></thead>
      <tbody id="rows" data-list>{% for row in rows %}
        <tr{% if row.0 == number %} class="on"{% endif %}>
          <td><label class="hit"><input type="checkbox" aria-label="Pick {{ row.1 }}"></label></td>
          <td>{% url "panel" row.0 as panel %}<a {% opens row.2 panel %}>{{ row.1 }}</a></td>
        </tr>{% endfor %}
      </tbody></table>
  </div>
{% endblock %}
{% block panel %}PANEL{% endblock %}
""".replace("PANEL", PANEL)

served: list[int] = []


def _draw(source: str, request: HttpRequest, number: int) -> HttpResponse:
    rows = [(key, subject, f"/queue/?n={key}") for key, subject in SUBJECTS.items()]
    context = {"rows": rows, "number": number, "subject": SUBJECTS[number]}
    return HttpResponse(engines["django"].from_string(source).render(context, request))


@allow(*EVERYONE)
def queue(request: HttpRequest) -> HttpResponse:
    """Show all subjects, and the chosen one in the panel."""
    return _draw(QUEUE, request, int(request.GET.get("n", 1)))


@allow(*EVERYONE)
def panel(request: HttpRequest, number: int) -> HttpResponse:
    """Show one subject."""
    return _draw(PANEL, request, number)


@allow(*EVERYONE)
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Finish one subject and show the next."""
    served.append(number)
    messages.success(request, f"Subject {number} is finished.")
    after = min(number + 1, 3)
    return _draw(PANEL, request, after) if request.htmx else redirect(f"/queue/?n={after}")  # type: ignore[attr-defined]


urlpatterns = [
    path("", pages.home, name="home"),
    path("sign-in/", pages.sign_in, name="sign-in"),
    path("sign-out/", pages.sign_out, name="sign-out"),
    path("here/", pages.here, name="here"),
    path("lock/", pages.lock, name="lock"),
    path("unlock/", pages.unlock, name="unlock"),
    path("find/", pages.find, name="find"),
    path("queue/", queue, name="queue"),
    path("queue/<int:number>/panel/", panel, name="panel"),
    path("queue/<int:number>/finish/", finish, name="finish"),
]
