"""Taking in a file by hand or by command: the wire stores it, and each message goes to the room that it is for."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from billing_office.inbound import HANDLERS
from clearinghouse import services as wire
from clearinghouse.models import Connection, Interchange
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

LARGEST_UPLOAD = 64 * 1024 * 1024


def take_in(*, content: bytes, file_name: str, connection: Connection | None, now: datetime) -> Interchange:
    """Store a file, then work through it as if it had come over the wire."""
    stored = wire.receive(content=content, file_name=file_name, connection=connection, now=now)
    return wire.process(interchange=stored, handlers=HANDLERS, now=now)


class FileForm(forms.Form):
    """One X12 file, and the partner it came from when it is one of ours."""

    file = forms.FileField(
        label="X12 file", allow_empty_file=True, help_text="An 835, 999, 277CA, 271 or any other X12 file."
    )
    partner = forms.ModelChoiceField(
        Connection.objects.filter(is_active=True), required=False, empty_label="None, it came another way"
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file too large for a form."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(
                "The file has more than 64 MB. Put it into the partner's inbox folder, or use manage.py receive."
            )
        return file


@allow(Role.BILLER)
def receive(request: HttpRequest) -> HttpResponse:
    """Take in a file that somebody has in hand, and show what became of it."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file: UploadedFile = form.cleaned_data["file"]
        stored = take_in(
            content=file.read(),
            file_name=file.name or "",
            connection=form.cleaned_data["partner"],
            now=timezone.now(),
        )
        audit.record(by=staff_of(request), act="take in", subject=f"interchange:{stored.pk}")
        messages.success(request, f"File {stored.pk} is stored: {stored.get_state_display().lower()}.")
        return redirect("clearinghouse:interchange", stored.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "clearinghouse/receive.html", {"form": form}, status=status)
