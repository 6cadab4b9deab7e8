"""The start a person chose for a sitting outlives the next plan of the date."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0012_food_diary")]

    operations = [
        migrations.AddField(
            model_name="daywish", name="times", field=models.JSONField(default=dict)
        ),
    ]
