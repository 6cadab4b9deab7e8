"""That the list of emergency signs waits for who wrote a text, on every device."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0013_chosen_times")]

    operations = [
        migrations.AddField(
            model_name="person", name="signs_wait_since", field=models.DateTimeField(null=True)
        ),
    ]
