from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_events")]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="fluid_limit_ml",
            field=models.PositiveSmallIntegerField(null=True),
        )
    ]
