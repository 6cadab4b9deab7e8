from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_clinician")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="own_number",
            field=models.CharField(blank=True, default="", max_length=24),
            preserve_default=False,
        )
    ]
