"""How forms of the office look: one renderer for all of them.  Fields that people type into: practice/inputs.py."""

from django.forms.renderers import TemplatesSetting


class OfficeFormRenderer(TemplatesSetting):
    """Render every form of the office with label, control, help and errors tied together."""

    form_template_name = "office/form.html"
    field_template_name = "office/field.html"
