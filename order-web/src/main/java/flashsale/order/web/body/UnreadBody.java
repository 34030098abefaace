package flashsale.order.web.body;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Closes the connection after a response that leaves a part of the body to come, and announces that (RFC 9112, 9.6). Otherwise WildFly would
 * read the rest on the thread of the request, so that slow clients whose requests are refused would hold all threads.
 */
public final class UnreadBody {

    private static final String PROGRESS = Progress.class.getName();

    private UnreadBody() {}

    /** Whether a body was read to its end; set by whichever thread reads it. */
    static final class Progress {

        private volatile boolean complete;

        /** Marks the current request as being read. */
        static Progress begin(ServletRequest request) {
            Progress progress = new Progress();
            request.setAttribute(PROGRESS, progress);
            return progress;
        }

        void complete() {
            complete = true;
        }
    }

    /**
     * Returns the response to continue with.
     *
     * @param forApi whether the request goes to the API, which alone reads bodies
     */
    public static HttpServletResponse guard(HttpServletRequest request, HttpServletResponse response, boolean forApi) {
        if (forApi && hasBody(request)) {
            return new ClosingIfUnread(request, response);
        }
        closeUnlessArrived(request, response);
        return response;
    }

    /** Closes the connection after this response unless the whole body has arrived. */
    public static void closeUnlessArrived(HttpServletRequest request, HttpServletResponse response) {
        if (hasBody(request) && !hasArrived(request)) {
            close(response);
        }
    }

    private static void close(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean hasArrived(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        try {
            return length >= 0 && length <= request.getInputStream().available();
        } catch (IOException disconnected) {
            return false;
        }
    }

    /** Decides when the status is known, because the body may be read until then. */
    private static final class ClosingIfUnread extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        ClosingIfUnread(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status);
            Progress progress = (Progress) request.getAttribute(PROGRESS);
            if (progress == null) {
                closeUnlessArrived(request, this);
            } else if (!progress.complete) {
                close(this);
            }
        }
    }
}
