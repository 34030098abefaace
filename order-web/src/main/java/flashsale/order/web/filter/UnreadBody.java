package flashsale.order.web.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Closes the connection after the response if more of the body may be unread than a server should discard, and announces that (RFC
 * 9112, 9.6). Payara has its own limit for discarding. WildFly's limit would reject such a request before the
 * application sees it; without a limit WildFly would read the whole body.
 */
final class UnreadBody {

    /** Payara's limit for discarding an unread body, in bytes. */
    private static final long MAX_DISCARDED = 64 * 1024;

    private static final int FIRST_ERROR = HttpServletResponse.SC_BAD_REQUEST;

    private UnreadBody() {}

    /**
     * Returns the response to continue with.
     *
     * @param forApi whether the request goes to the API, which alone reads bodies
     */
    static HttpServletResponse guard(HttpServletRequest request, HttpServletResponse response, boolean forApi) {
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        if (request.getContentLengthLong() > MAX_DISCARDED || chunked && !forApi) {
            close(response);
        }
        return chunked ? new ClosingOnError(response) : response;
    }

    private static void close(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    /** Closes the connection of a chunked request only on an error, because only an error leaves the body unread. */
    private static final class ClosingOnError extends HttpServletResponseWrapper {

        ClosingOnError(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status);
            if (status >= FIRST_ERROR) {
                close(this);
            }
        }
    }
}
