"""Any Word document read: paragraphs, tables and pages with the formatting that they really have."""
