"""How forms of the office look: one renderer for all of them.  The fields that people type into are in practice/inputs.py."""

from django.forms.renderers import TemplatesSetting

from practice.inputs import DateField, DateInput, MoneyField

__all__ = ["DateField", "DateInput", "MoneyField", "OfficeFormRenderer"]


class OfficeFormRenderer(TemplatesSetting):
    """Render every form of the office with label, control, help and errors tied together."""

    form_template_name = "office/form.html"
    field_template_name = "office/field.html"
