# Builds target\installer\Tokenless-VERSION.msi. Run on Windows with WiX on the path; see installer/README.md.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$here = $PSScriptRoot
$root = (Resolve-Path (Join-Path $here '..\..')).Path
$common = Join-Path $root 'installer\common'
$jars = Join-Path $root 'target\lib'
$out = Join-Path $root 'target\installer'

$values = @{}
foreach ($line in Get-Content (Join-Path $common 'values.properties')) {
    if ($line -match '^([a-z_0-9]+)=(.*)$') { $values[$Matches[1]] = $Matches[2] }
}
$mainJar = Join-Path $root ('target\' + $values['main_jar'])
if (-not $env:JAVA_HOME) { throw 'JAVA_HOME: set it to a JDK 25 or newer' }
if (-not (Test-Path $mainJar)) { throw "No $mainJar: run 'mvn -B package' first" }

# Every jar that ships must be recorded, with exactly these bytes.
$recorded = Get-Content (Join-Path $root '.mvn/checksums/checksums.sha256') -Encoding UTF8 | ForEach-Object { $_ -replace '  .*/', '  ' }
foreach ($jar in Get-ChildItem $jars -Filter '*.jar') {
    $sum = (Get-FileHash $jar.FullName -Algorithm SHA256).Hash.ToLowerInvariant()
    if ($recorded -notcontains "$sum  $($jar.Name)") { throw "$($jar.Name) is not the recorded file; read installer/README.md, 'Checksums'" }
}

# The version stands in the pom alone; the build writes it into the jar.
Add-Type -AssemblyName System.IO.Compression.FileSystem
$archive = [System.IO.Compression.ZipFile]::OpenRead($mainJar)
try {
    $reader = [System.IO.StreamReader]::new($archive.GetEntry('dev/tokenless/version.properties').Open())
    $version = ($reader.ReadToEnd() | Select-String -Pattern '(?m)^version=(\S+)').Matches[0].Groups[1].Value
    $reader.Dispose()
} finally { $archive.Dispose() }

New-Item -ItemType Directory -Force $out | Out-Null
foreach ($folder in 'runtime', 'jars', 'image') {
    $path = Join-Path $out $folder
    if (Test-Path $path) { Remove-Item -Recurse -Force $path }
}

# --- a Java run-time image with JavaFX inside, its native libraries in bin\ ---
$javafx = Get-ChildItem $jars -Filter 'javafx-*-win.jar'
$runtime = Join-Path $out 'runtime'
& "$env:JAVA_HOME\bin\jlink.exe" --module-path ($javafx.FullName -join ';') `
    --add-modules ($values['jdk_modules'] + ',' + $values['javafx_modules'] + ',jdk.accessibility,jdk.crypto.mscapi') `
    --include-locales $values['locales'] --strip-debug --no-header-files --no-man-pages --compress zip-6 --output $runtime
foreach ($jar in $javafx) {
    $archive = [System.IO.Compression.ZipFile]::OpenRead($jar.FullName)
    try {
        foreach ($entry in $archive.Entries | Where-Object { $_.Name -like '*.dll' }) {
            $target = Join-Path $runtime ('bin\' + $entry.Name)
            if (-not (Test-Path $target)) { [System.IO.Compression.ZipFileExtensions]::ExtractToFile($entry, $target) }
        }
    } finally { $archive.Dispose() }
}

# --- the class path: our jar and the libraries that are no modules of the image ---
$input_ = Join-Path $out 'jars'
New-Item -ItemType Directory -Force $input_ | Out-Null
Copy-Item $mainJar $input_
Get-ChildItem $jars -Filter '*.jar' | Where-Object { $_.Name -notlike 'javafx-*' } | Copy-Item -Destination $input_

# --- the application folder: Tokenless.exe for the window, tokenless-cli.exe for the command line ---
$cli = Join-Path $out 'tokenless-cli.properties'
Set-Content -Path $cli -Encoding ascii -Value "win-console=true`nwin-shortcut=false`nwin-menu=false"
$options = @()
foreach ($line in Get-Content (Join-Path $common 'java-options')) { $options += @('--java-options', $line) }
$image = Join-Path $out 'image'
& "$env:JAVA_HOME\bin\jpackage.exe" --type app-image --name $values['title'] --dest $image --app-version $version `
    --vendor $values['vendor'] --copyright $values['copyright'] --description $values['summary'] `
    --runtime-image $runtime --input $input_ --main-jar $values['main_jar'] --main-class $values['main_class'] `
    --icon (Join-Path $here 'tokenless.ico') --add-launcher "tokenless-cli=$cli" @options
$application = Join-Path $image $values['title']
Copy-Item (Join-Path $root 'LICENSE'), (Join-Path $common 'THIRD-PARTY.txt'), (Join-Path $common 'MIT.txt') $application
Copy-Item (Join-Path $root 'src/main/resources/dev/tokenless/record/font/LICENSE.txt') (Join-Path $application 'DejaVu.txt')

# --- the ahead-of-time cache: the practice road in the terminal ends by itself, which Windows needs (it has no polite signal) ---
$app = Join-Path $application 'app'
$classPath = (Get-Content (Get-ChildItem $app -Filter "$($values['title']).cfg").FullName |
    Where-Object { $_ -like 'app.classpath=$APPDIR*' } |
    ForEach-Object { $app + $_.Substring('app.classpath=$APPDIR'.Length) }) -join ';'
$training = Get-Content (Join-Path $common 'java-options') | Where-Object { $_ -notlike '*AOTCache*' }
$home_ = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
$PSNativeCommandUseErrorActionPreference = $false
& (Join-Path $application 'runtime\bin\java.exe') @training "-XX:AOTCacheOutput=$app\tokenless.aot" `
    -cp $classPath $values['main_class'] migrate --practice --with-person --home $home_ | Out-Null
$PSNativeCommandUseErrorActionPreference = $true
if (Test-Path $home_) { Remove-Item -Recurse -Force $home_ }
if (-not (Test-Path "$app\tokenless.aot")) { throw 'No ahead-of-time cache was written' }

# --- the package: for one person, without administrator rights ---
& "$env:JAVA_HOME\bin\jpackage.exe" --type msi --app-image $application --name $values['title'] --app-version $version `
    --vendor $values['vendor'] --dest $out --license-file (Join-Path $root 'LICENSE') `
    --win-per-user-install --win-menu --win-menu-group $values['title'] --win-shortcut-prompt --win-dir-chooser `
    --win-upgrade-uuid $values['windows_upgrade_code']
Write-Output (Join-Path $out "$($values['title'])-$version.msi")
