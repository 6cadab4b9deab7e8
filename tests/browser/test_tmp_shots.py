import re, os
import pytest
from django.urls import reverse
from tests.browser.at_home import bring_session
from tests.household import add_account, settle
from spineflow_web.store.catalogue import catalogue
pytestmark = pytest.mark.django_db(transaction=True)
OUT='/tmp/shots-practices2/'
def test_shots(context, page, address):
    account = add_account("maria"); settle(account); bring_session(context, account, address)
    context.set_default_timeout(60000)
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    page.goto("/")
    items=list(catalogue().practices)
    log=open(OUT+'pages.txt','w')
    pages=[('p_'+i, reverse("practice",args=[i])) for i in items]+[('x_card',reverse('helper_card',args=['massage_therapist'])),('x_day',reverse('print_day'))]
    for name,url in pages:
        page.goto(url)
        n=len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        log.write(f'{name} {n}\n'); log.flush()
    for width,scheme in ((390,'light'),(1280,'dark')):
        page.set_viewport_size({"width":width,"height":844})
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        for name,url in pages:
            page.goto(url)
            page.add_style_tag(content='.fig-zone{filter:none!important}') if False else None
            page.screenshot(path=f'{OUT}{name}-{width}.jpg',type='jpeg',quality=60,full_page=True,timeout=60000)
