"""Plans of Vietnamese communes and wards: one YAML file in, one exact Word document out."""

__version__ = "0.1.0"
