@echo off
rem Makes dist\kehoach\kehoach.exe and dist\kehoach-windows-amd64.zip, on Windows with Python 3.11 or newer from python.org.
rem NOT TRIED YET: whoever runs it for the first time, please say what happened.
setlocal
cd /d "%~dp0.."
py -3 -m venv build\bundle || exit /b 1
build\bundle\Scripts\python -m pip install ".[excel,cli]" -r packaging\requirements.txt || exit /b 1
build\bundle\Scripts\python -X utf8 packaging\bundle.py dist || exit /b 1
