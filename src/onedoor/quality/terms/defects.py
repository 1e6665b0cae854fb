"""What may be wrong with a portal, as far as a probe can see it: a closed list."""

from enum import StrEnum


class Defect(StrEnum):
    """One thing that is wrong. A code is for good."""

    DOWN = "down"
    SERVER_ERROR = "server_error"
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    REDIRECT_LOOP = "redirect_loop"
    SLOW = "slow"
    HEAVY = "heavy"

    NO_HTTPS = "no_https"
    HTTPS_NOT_FORCED = "https_not_forced"
    LED_ELSEWHERE = "led_elsewhere"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_OF_ANOTHER = "certificate_of_another"
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"
    OLD_TLS = "old_tls"

    NO_HSTS = "no_hsts"
    NO_POLICY = "no_policy"
    MAY_BE_FRAMED = "may_be_framed"
    TYPE_GUESSED = "type_guessed"
    SESSION_NOT_SECURE = "session_not_secure"
    SESSION_READ_BY_SCRIPTS = "session_read_by_scripts"
    OPEN_TO_ANY_ORIGIN = "open_to_any_origin"
    FORM_OVER_HTTP = "form_over_http"
    LOADED_OVER_HTTP = "loaded_over_http"
    FOREIGN_SCRIPTS = "foreign_scripts"

    NO_VIEWPORT = "no_viewport"
    ZOOM_FORBIDDEN = "zoom_forbidden"
    NO_LANGUAGE = "no_language"
    NO_TITLE = "no_title"
    UNLABELLED_FIELDS = "unlabelled_fields"
    PICTURES_UNDESCRIBED = "pictures_undescribed"

    LOW_CONTRAST = "low_contrast"
    BARRIERS = "barriers"
    WIDER_THAN_A_PHONE = "wider_than_a_phone"
    PAINTED_LATE = "painted_late"
    JUMPS = "jumps"
    HANGS = "hangs"
    JOURNEY_STOPS = "journey_stops"
