//! How to print Meta's answer in the library whose error hides it.
//!
//! Sources: the documentation of each library, read in November 2026. Does not depend on how a library is recognised in a text.

/// A library, and how to print the body of an answer with it.
pub(in crate::diagnosis) struct Library {
    /// Parts of its errors, separated by ` | `; any of them is enough.
    pub(in crate::diagnosis) marks: &'static str,
    /// How to print the body.
    pub(in crate::diagnosis) print: &'static str,
}

const fn library(marks: &'static str, print: &'static str) -> Library {
    Library { marks, print }
}

/// Every known library. The more specific ones come first.
pub(in crate::diagnosis) const LIBRARIES: &[Library] = &[
    library(
        "frappe_whatsapp | frappe/integrations/utils.py",
        "In Frappe, open the list \"WhatsApp Notification Log\". Meta's answer is there.",
    ),
    library(
        "NodeApiError | check your parameters | check your credentials",
        "In n8n, open the error of the node. Copy its description and its details.",
    ),
    library(
        "muteHttpExceptions | Truncated server response",
        "Call `UrlFetchApp.fetch` with `muteHttpExceptions: true` and log `response.getContentText()`.",
    ),
    library(
        "ResponseException(code | Netflie\\",
        "Catch the `ResponseException` and print `$e->response()->body()`.",
    ),
    library(
        "Illuminate\\Http\\Client | HTTP request returned status code",
        "Catch the `RequestException` and print `$e->response->body()`.",
    ),
    library(
        "GuzzleHttp | resulted in a `",
        "Catch the exception and print `$e->getResponse()->getBody()`.",
    ),
    library(
        "httpx.HTTPStatusError | for url 'http",
        "Catch the `HTTPStatusError` and print `error.response.text`.",
    ),
    library(
        "aiohttp. | ClientResponseError",
        "Print `await response.text()` before `response.raise_for_status()`.",
    ),
    library(
        "urllib.error | HTTPError: HTTP Error",
        "Catch the `HTTPError` and print `error.read().decode()`.",
    ),
    library(
        "Client Error: | Client Error for url | requests.exceptions | raise_for_status",
        "Print `response.text` before `response.raise_for_status()`.",
    ),
    library(
        "AxiosError | axios | Request failed with status code",
        "Catch the error and print `err.response.data`.",
    ),
    library(
        "HTTPError: Response code",
        "Catch the error and print `error.response.body`.",
    ),
    library(
        "HttpClientErrorException | RestClientResponseException",
        "Catch the exception and print `e.getResponseBodyAsString()`.",
    ),
    library(
        "Response status code does not indicate success",
        "Print `await response.Content.ReadAsStringAsync()` before `EnsureSuccessStatusCode()`.",
    ),
    library("Faraday::", "Catch the error and print `error.response[:body]`."),
    library("RestClient::", "Catch the error and print `error.response.body`."),
    library(
        "DioException | DioError",
        "Catch the exception and print `e.response?.data`.",
    ),
    library(
        "file_get_contents(",
        "Set `ignore_errors` to true in the `http` options, and print what `file_get_contents` returns.",
    ),
    library(
        "Invoke-RestMethod | Invoke-WebRequest",
        "Print `$_.ErrorDetails.Message` in the `catch` block.",
    ),
    library(
        "send failed:",
        "Change the program so that it prints the body of the answer, not only the status.",
    ),
];
