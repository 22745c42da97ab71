"""
Settings of the office, read from the environment; safe when nothing is set.

BILLING_OFFICE_HOME  the data folder: embedded engines, secret key, files of the connections (default: var/)
DATABASE_URL         a PostgreSQL of your own; without it the embedded one in the data folder is used
DATABASE_OWNER_URL   the same database for another role, which owns the tables and is used by `manage.py migrate` alone
REDIS_URL            a Redis of your own; likewise
ALLOWED_HOSTS        names under which the office is reached, separated by commas
LOCK_AFTER_MINUTES   how long nobody may use a screen before it asks for the password again (15)
DEBUG                off unless asked for
LOG_LEVEL            INFO tells each request; `make run` sets WARNING unless told otherwise
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from billing_office import embedded, logs

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

HOME = embedded.home()
SECRET_KEY = env.str("SECRET_KEY", default="") or embedded.secret_key(HOME)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "django_structlog",
    "pgtrigger",
    "csp",
    "rest_framework",
    "billing_office",
    "practice",
    "clearinghouse",
    "patients",
    "encounters",
    "coding",
    "ledger",
    "claims",
    "payments",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "practice.permissions.AccessMiddleware",
    "billing_office.blind.BlindMiddleware",
]

ROOT_URLCONF = "billing_office.urls"
WSGI_APPLICATION = "billing_office.wsgi.application"
AUTH_USER_MODEL = "practice.Staff"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "billing_office.shell.shell",
            ],
            "builtins": ["billing_office.templatetags.office"],
        },
    }
]
FORM_RENDERER = "billing_office.forms.OfficeFormRenderer"

DATABASES = {"default": env.db_url("DATABASE_URL", default=embedded.database_url(HOME))}
# Who owns the tables; without a role of its own for that, the one that works with them (`billing_office.roles`).
_owner = env.str("DATABASE_OWNER_URL", default="") or env.str("DATABASE_URL", default="") or embedded.owner_url(HOME)
DATABASE_OWNER = {key: env.db_url_config(_owner)[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}
DATABASE_ROLE = DATABASES["default"]["USER"]
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
    "-c lock_timeout=10s -c idle_in_transaction_session_timeout=300s"
)

REDIS_URL = env.str("REDIS_URL", default=embedded.redis_url(HOME))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
LOCK_AFTER = timedelta(minutes=env.int("LOCK_AFTER_MINUTES", default=15))

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("OFFICE_TIME_ZONE", default="America/New_York")
USE_TZ = True
DATE_INPUT_FORMATS = ["%m/%d/%Y", "%Y-%m-%d", "%m/%d/%y"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "documents"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
}

LOGGING = logs.LOGGING
logs.configure()
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
