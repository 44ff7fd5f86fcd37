"""The only room that knows .docx: compile a template, merge, measure text, write and check the package."""
