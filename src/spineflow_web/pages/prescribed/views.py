"""Writing down what was prescribed, and the list of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow_web.actions.clinician import end_prescription, prescribe
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.prescribed.forms import PrescriptionForm
from spineflow_web.pages.prescribed.words import prescription_words
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.setup.steps import is_first_run
from spineflow_web.store import prescriptions


@for_person
@require_http_methods(["GET", "POST"])
def prescribed_list(request: PersonRequest) -> HttpResponse:
    """All of it, and the form for one more."""
    if is_first_run(request.person):
        return redirect("today")
    today = request.now.date()
    form = PrescriptionForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        prescribe(request.person, form.prescription, on=today, now=request.now)
        messages.success(request, _("Written down. It is part of your days from now on."))
        return redirect("prescribed_list")
    known = prescriptions.in_force(request.person.id, today)
    listed = [(each, prescription_words(each)) for each in known]
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "listed": listed}
    return show_page(request, "prescribed/list.html", context, status=status)


@for_person
@require_POST
def prescribed_end(request: PersonRequest) -> HttpResponse:
    """One of them is over."""
    try:
        prescription = UUID(request.POST.get("prescription", ""))
    except ValueError:
        return redirect("prescribed_list")
    if end_prescription(request.person, prescription, on=request.now.date(), now=request.now):
        messages.success(request, _("Ended. What you did of it stays in your records."))
    return redirect("prescribed_list")
