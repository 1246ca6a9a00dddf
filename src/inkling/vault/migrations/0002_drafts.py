import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_first_tables")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BinaryField(max_length=16, primary_key=True, serialize=False),
                ),
                ("turn", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "owner",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="vault.keyholder"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Letterbox",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("session", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
                ("until", models.PositiveBigIntegerField()),
                ("minute", models.PositiveBigIntegerField(default=0)),
                ("letters", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
    ]
