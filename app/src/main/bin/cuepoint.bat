@echo off
rem Starts Cuepoint with a Java of version 25 or newer.
setlocal EnableExtensions EnableDelayedExpansion
set "HOME_FOLDER=%~dp0.."
set "FOUND="

if defined CUEPOINT_JAVA (
  set "CANDIDATE=%CUEPOINT_JAVA%"
  if exist "!CANDIDATE!\bin\java.exe" set "CANDIDATE=!CANDIDATE!\bin\java.exe"
  call :try "!CANDIDATE!"
  if not defined FOUND (
    echo cuepoint: CUEPOINT_JAVA names "%CUEPOINT_JAVA%", which is no Java 25 or newer. 1>&2
    exit /b 1
  )
  goto :start
)

if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do (
  if not defined FOUND call :try "%%~D\bin\java.exe"
)
if not defined FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined FOUND (
  echo cuepoint: Java 25 or newer was not found; install one ^(for example Eclipse Temurin 25 from https://adoptium.net^) or name it in CUEPOINT_JAVA. 1>&2
  exit /b 1
)

:start
rem The class path is a pattern, so that the number of libraries does not matter.
setlocal DisableDelayedExpansion
"%FOUND%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %CUEPOINT_JAVA_OPTIONS% -cp "%HOME_FOLDER%\lib\*" org.cuepoint.app.Launcher %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" goto :eof
set "MAJOR="
for /f "tokens=3" %%V in ('""%~1" -version 2^>^&1 ^| findstr /c:" version ""') do if not defined MAJOR set "MAJOR=%%~V"
if not defined MAJOR goto :eof
for /f "delims=.-+ tokens=1" %%N in ("!MAJOR!") do set "MAJOR=%%N"
if !MAJOR! GEQ 25 set "FOUND=%~1"
goto :eof
